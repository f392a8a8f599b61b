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

        def __enter__(self):
            for _o_ in _o_fuel:
                break
            else:
                _o_refuel()
            trail.append(ext(self.name))
            return self

        def __exit__(self, kind, value, trace):
            for _o_ in _o_fuel:
                break
            else:
                _o_refuel()
            trail.append(kind.__name__ if kind else None)
            return kind is KeyError


    _o_1 = Opened('a')
    _o_3, _o_2 = _o_enter(_o_1)
    _o_3 = _o_3()
    _o_6 = 0
    _o_7 = None
    try:
        try:
            a = _o_3
            _o_8 = Opened('b')
            _o_10, _o_9 = _o_enter(_o_8)
            _o_10 = _o_10()
            _o_13 = 0
            _o_14 = None
            try:
                try:
                    trail.append(ext(a.name))
                    fail('KeyError', 'k')
                    _o_13 = 0
                except _o_Stop:
                    raise
                except _o_BaseException as _o_12:
                    _o_15 = _o_12
                    _o_13 = 1
                    _o_11 = _o_9(*_o_exc_info(_o_12))
                    if not _o_11:
                        raise
            finally:
                if _o_live and _o_13 != 1:
                    _o_11 = _o_9(None, None, None)
            _o_6 = 0
        except _o_Stop:
            raise
        except _o_BaseException as _o_5:
            _o_16 = _o_5
            _o_6 = 1
            _o_4 = _o_2(*_o_exc_info(_o_5))
            if not _o_4:
                raise
    finally:
        if _o_live and _o_6 != 1:
            _o_4 = _o_2(None, None, None)
    return trail
