def _o_module():
    global describe, ext, inc
    @_o_suspending
    def describe(value):
        for _o_ in _o_fuel:
            break
        else:
            _o_refuel()
        _o_1 = value
        _o_2 = True
        if _o_2:
            match _o_1:
                case {'kind': 'point', 'at': [x, y]}:
                    _o_3, = (yield (inc, (x,), {}))
                    if _o_3 == y:
                        _o_2 = False
                        _o_1 = None
                        return ('diagonal', x)
        if _o_2:
            match _o_1:
                case [first, *rest]:
                    if rest:
                        _o_2 = False
                        _o_1 = None
                        _o_4 = first
                        _o_5, = (yield (ext, (len(rest),), {}))
                        return (_o_4, _o_5)
        if _o_2:
            match _o_1:
                case str() | bytes():
                    _o_2 = False
                    _o_1 = None
                    return 'text'
        if _o_2:
            _o_2 = False
            _o_6, = (yield (ext, ('other',), {}))
            return _o_6


    _o_1 = (yield from describe._o_gen({'kind': 'point', 'at': [1, 2]}))
    _o_2 = (yield from describe._o_gen([1, 2, 3]))
    _o_3 = (yield from describe._o_gen('x'))
    _o_4 = (yield from describe._o_gen(None))
    return [_o_1, _o_2, _o_3, _o_4]
