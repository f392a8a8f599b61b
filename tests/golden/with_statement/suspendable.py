def _o_module():
    global Opened, a, ext, fail, trail
    try:
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
                try:
                    for _o_ in _o_fuel:
                        break
                    else:
                        _o_refuel()
                    _o_1 = trail.append
                    _o_2, = (yield (ext, (self.name,), {}))
                    _o_1(_o_2)
                    return self
                except _o_StopIteration as _o_error:
                    raise _o_Carrier(_o_error)

            @_o_suspending
            def __exit__(self, kind, value, trace):
                try:
                    for _o_ in _o_fuel:
                        break
                    else:
                        _o_refuel()
                    trail.append(kind.__name__ if kind else None)
                    return kind is KeyError
                except _o_StopIteration as _o_error:
                    raise _o_Carrier(_o_error)
                if False:
                    yield


        _o_1 = Opened('a')
        _o_3, _o_2 = _o_enter(_o_1)
        _o_6 = _o_act(_o_3)
        if _o_6 is None:
            _o_3 = _o_3()
        else:
            _o_7 = None
            try:
                _o_3 = (yield from _o_6())
            except _o_Carrier as _o_8:
                _o_7 = _o_8
            if not _o_7 is None:
                raise _o_7._o_take()
        _o_9 = 0
        _o_10 = None
        try:
            try:
                a = _o_3
                _o_11 = Opened('b')
                _o_13, _o_12 = _o_enter(_o_11)
                _o_16 = _o_act(_o_13)
                if _o_16 is None:
                    _o_13 = _o_13()
                else:
                    _o_17 = None
                    try:
                        _o_13 = (yield from _o_16())
                    except _o_Carrier as _o_18:
                        _o_17 = _o_18
                    if not _o_17 is None:
                        raise _o_17._o_take()
                _o_19 = 0
                _o_20 = None
                try:
                    try:
                        _o_21 = trail.append
                        _o_22, = (yield (ext, (a.name,), {}))
                        _o_21(_o_22)
                        _o_23, = (yield (fail, ('KeyError', 'k'), {}))
                        _o_19 = 0
                    except _o_Stop:
                        raise
                    except _o_BaseException as _o_15:
                        _o_30 = _o_15
                        _o_19 = 1
                        _o_24 = _o_act(_o_12)
                        if _o_24 is None:
                            _o_14 = _o_12(*_o_exc_info(_o_15))
                        else:
                            _o_25 = None
                            try:
                                _o_14 = (yield from _o_24(*_o_exc_info(_o_15)))
                            except _o_Carrier as _o_26:
                                _o_25 = _o_26
                            if not _o_25 is None:
                                raise _o_25._o_take()
                        if not _o_14:
                            raise
                finally:
                    if _o_live and _o_19 != 1:
                        _o_27 = _o_act(_o_12)
                        if _o_27 is None:
                            _o_14 = _o_12(None, None, None)
                        else:
                            _o_28 = None
                            try:
                                _o_14 = (yield from _o_27(None, None, None))
                            except _o_Carrier as _o_29:
                                _o_28 = _o_29
                            if not _o_28 is None:
                                raise _o_28._o_take()
                _o_9 = 0
            except _o_Stop:
                raise
            except _o_BaseException as _o_5:
                _o_37 = _o_5
                _o_9 = 1
                _o_31 = _o_act(_o_2)
                if _o_31 is None:
                    _o_4 = _o_2(*_o_exc_info(_o_5))
                else:
                    _o_32 = None
                    try:
                        _o_4 = (yield from _o_31(*_o_exc_info(_o_5)))
                    except _o_Carrier as _o_33:
                        _o_32 = _o_33
                    if not _o_32 is None:
                        raise _o_32._o_take()
                if not _o_4:
                    raise
        finally:
            if _o_live and _o_9 != 1:
                _o_34 = _o_act(_o_2)
                if _o_34 is None:
                    _o_4 = _o_2(None, None, None)
                else:
                    _o_35 = None
                    try:
                        _o_4 = (yield from _o_34(None, None, None))
                    except _o_Carrier as _o_36:
                        _o_35 = _o_36
                    if not _o_35 is None:
                        raise _o_35._o_take()
        return trail
    except _o_StopIteration as _o_error:
        raise _o_Carrier(_o_error)
