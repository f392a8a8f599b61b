def _o_module():
    global ext, inc, pick
    @_o_suspending
    def pick(a, b):
        for _o_ in _o_fuel:
            # each operand is evaluated only if its turn comes
            break
        else:
            _o_refuel()
        _o_2 = a
        if _o_2:
            _o_3, = (yield (inc, (a,), {}))
            _o_2 = _o_3 > b
        _o_1 = _o_2
        if not _o_1:
            _o_4, = (yield (ext, (b,), {}))
            _o_1 = not _o_4
        if _o_1:
            _o_6, = (yield (ext, (a,), {}))
            _o_5 = _o_6
            if not _o_5:
                _o_5 = b
            return _o_5
        if a:
            _o_9, = (yield (ext, (b,), {}))
            _o_8 = _o_9
        else:
            _o_8 = b
        _o_7 = _o_8
        if _o_7:
            _o_10, = (yield (inc, (b,), {}))
            last = _o_10
            _o_7 = _o_10
            if _o_7:
                _o_7 = last
        return _o_7


    _o_1 = (yield from pick._o_gen(1, 0))
    _o_2 = (yield from pick._o_gen(0, 3))
    _o_3 = (yield from pick._o_gen(2, 9))
    return [_o_1, _o_2, _o_3]
