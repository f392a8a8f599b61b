def _o_module():
    global add, double, ext, log, traced
    def traced(name):
        for _o_ in _o_fuel:
            break
        else:
            _o_refuel()
        def around(function):
            for _o_ in _o_fuel:
                break
            else:
                _o_refuel()
            @_o_suspending
            def inner(*args, **kwargs):
                for _o_ in _o_fuel:
                    break
                else:
                    _o_refuel()
                _o_cells = lambda: (function, name)
                _o_1, = (yield (log, (name, len(args)), {}))
                _o_2 = function
                _o_4 = _o_act(_o_2)
                if _o_4 is None:
                    _o_3 = _o_2(*args, **kwargs)
                else:
                    _o_3 = (yield from _o_4(*args, **kwargs))
                return _o_3

            return inner

        return around
    _o_1 = traced
    _o_2, = (yield (ext, ('sum',), {}))
    _o_3 = _o_1(_o_2)


    _o_4, = (yield (ext, (2,), {}))
    def _o_def_add(a, b=_o_4, *, c=0):
        for _o_ in _o_fuel:
            break
        else:
            _o_refuel()
        return a + b + c
    _o_5 = _o_act(_o_3)
    if _o_5 is None:
        _o_def_add = _o_3(_o_def_add)
    else:
        _o_def_add = (yield from _o_5(_o_def_add))
    add = _o_def_add
    @_o_suspending
    def _o_lambda(value):
        for _o_ in _o_fuel:


            break
        else:
            _o_refuel()
        _o_1, = (yield (ext, (value,), {}))
        return _o_1 * 2
    double = _o_lambda
    _o_6 = add
    _o_8 = _o_act(_o_6)
    if _o_8 is None:
        _o_7 = _o_6(1)
    else:
        _o_7 = (yield from _o_8(1))
    _o_9 = add
    _o_11 = _o_act(_o_9)
    if _o_11 is None:
        _o_10 = _o_9(1, 3, c=5)
    else:
        _o_10 = (yield from _o_11(1, 3, c=5))
    _o_12 = (yield from double._o_gen(4))
    _o_13 = lambda value: _o_count() or value + 1
    _o_15 = _o_act(_o_13)
    if _o_15 is None:
        _o_14 = _o_13(1)
    else:
        _o_14 = (yield from _o_15(1))
    return [_o_7, _o_10, _o_12, _o_14]
