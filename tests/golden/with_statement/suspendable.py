def _o_module():
    global Opened, a, ext, fail, trail
    trail = []


    class Opened:
        def __init__(self, name):
            for _o_ in _o_fuel:
                break
            else:
                _o_refuel()
            self.name = name

        @_o_suspending
        def __enter__(self):
            for _o_ in _o_fuel:
                break
            else:
                _o_refuel()
            _o_1 = trail.append
            _o_2 = (yield (ext, (self.name,), {}))
            _o_1(_o_2)
            return self

        @_o_suspending
        def __exit__(self, kind, value, trace):
            for _o_ in _o_fuel:
                break
            else:
                _o_refuel()
            trail.append(kind.__name__ if kind else None)
            return kind is KeyError
            if False:
                yield


    _o_1 = Opened('a')
    _o_3, _o_2 = _o_enter(_o_1)
    _o_6 = _o_act(_o_3)
    if _o_6 is None:
        _o_3 = _o_3()
    else:
        _o_3 = (yield from _o_6())
    _o_7 = 0
    _o_8 = None
    try:
        try:
            a = _o_3
            _o_9 = Opened('b')
            _o_11, _o_10 = _o_enter(_o_9)
            _o_14 = _o_act(_o_11)
            if _o_14 is None:
                _o_11 = _o_11()
            else:
                _o_11 = (yield from _o_14())
            _o_15 = 0
            _o_16 = None
            try:
                try:
                    _o_17 = trail.append
                    _o_18 = (yield (ext, (a.name,), {}))
                    _o_17(_o_18)
                    _o_19 = (yield (fail, ('KeyError', 'k'), {}))
                    _o_15 = 0
                except _o_Stop:
                    raise
                except _o_BaseException as _o_13:
                    _o_22 = _o_13
                    _o_15 = 1
                    _o_20 = _o_act(_o_10)
                    if _o_20 is None:
                        _o_12 = _o_10(*_o_exc_info(_o_13))
                    else:
                        _o_12 = (yield from _o_20(*_o_exc_info(_o_13)))
                    if not _o_12:
                        raise
            finally:
                if _o_live and _o_15 != 1:
                    _o_21 = _o_act(_o_10)
                    if _o_21 is None:
                        _o_12 = _o_10(*_o_exc_info(None))
                    else:
                        _o_12 = (yield from _o_21(*_o_exc_info(None)))
            _o_7 = 0
        except _o_Stop:
            raise
        except _o_BaseException as _o_5:
            _o_25 = _o_5
            _o_7 = 1
            _o_23 = _o_act(_o_2)
            if _o_23 is None:
                _o_4 = _o_2(*_o_exc_info(_o_5))
            else:
                _o_4 = (yield from _o_23(*_o_exc_info(_o_5)))
            if not _o_4:
                raise
    finally:
        if _o_live and _o_7 != 1:
            _o_24 = _o_act(_o_2)
            if _o_24 is None:
                _o_4 = _o_2(*_o_exc_info(None))
            else:
                _o_4 = (yield from _o_24(*_o_exc_info(None)))
    return trail
