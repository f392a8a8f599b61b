def _o_module():
    global counter, inc, look, up
    def counter(start):
        for _o_ in _o_fuel:
            break
        else:
            _o_refuel()
        count = start

        @_o_suspending
        def up(step):
            nonlocal count
            for _o_ in _o_fuel:
                break
            else:
                _o_refuel()
            _o_cells = lambda: (count,)
            pass
            _o_1 = count
            _o_2, = (yield (inc, (step,), {}))
            _o_1 += _o_2
            count = _o_1
            return count

        def look():
            for _o_ in _o_fuel:
                break
            else:
                _o_refuel()
            return count

        return up, look


    up, look = counter(10)
    _o_1 = up
    _o_3 = _o_act(_o_1)
    if _o_3 is None:
        _o_2 = _o_1(1)
    else:
        _o_2 = (yield from _o_3(1))
    _o_4 = look
    _o_6 = _o_act(_o_4)
    if _o_6 is None:
        _o_5 = _o_4()
    else:
        _o_5 = (yield from _o_6())
    _o_7 = up
    _o_9 = _o_act(_o_7)
    if _o_9 is None:
        _o_8 = _o_7(2)
    else:
        _o_8 = (yield from _o_9(2))
    _o_10 = look
    _o_12 = _o_act(_o_10)
    if _o_12 is None:
        _o_11 = _o_10()
    else:
        _o_11 = (yield from _o_12())
    return [_o_2, _o_5, _o_8, _o_11]
