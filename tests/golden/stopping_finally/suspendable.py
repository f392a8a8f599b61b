def _o_module():
    global close, fail, log
    @_o_suspending
    def close(names):
        for _o_ in _o_fuel:
            break
        else:
            _o_refuel()
        for name in (_o_1 := _o_iter(names)):
            _o_2 = 0
            _o_3 = None
            try:
                try:
                    try:
                        if name == 'a':
                            _o_2 = 4
                            continue
                        if name == 'b':
                            _o_3 = name  # waits in a variable while the finally below stops
                            _o_2 = 2
                            return _o_3
                        _o_5, = (yield (fail, ('KeyError', name), {}))
                    except KeyError as _o_6:
                        _o_7, = (yield (log, (name,), {}))
                    _o_2 = 0
                except _o_Stop:
                    raise
                except _o_BaseException as _o_4:
                    _o_3 = _o_4
                    _o_2 = 1
                    raise
            finally:
                if _o_live:
                    _o_8, = (yield (log, ('close', name), {}))
                    if _o_2 == 1:
                        _o_3 = None
        return 'end'


    _o_1 = (yield from close._o_gen('ab'))
    _o_2 = (yield from close._o_gen('ca'))
    _o_3 = (yield from close._o_gen(''))
    return [_o_1, _o_2, _o_3]
