def _o_module():
    global attempt, error, ext, fail, kind, kinds, trail
    def attempt(x):
        for _o_ in _o_fuel:
            break
        else:
            _o_refuel()
        try:
            fail(x)
        except _o_Stop:
            raise
        except _o_BaseException as _o_1:
            _o_2 = _o_star(_o_1)
            _o_4 = _o_star_match(_o_2, ValueError)
            if not _o_4 is None:
                try:
                    try:
                        raise _o_4
                    except _o_Stop:
                        raise
                    except _o_BaseException as _o_6:
                        _o_star_restore(_o_2)
                        e = _o_4
                        try:
                            raise KeyError(ext(1)) from e
                        finally:
                            e = None
                            del e
                except _o_Stop:
                    raise
                except _o_BaseException as _o_5:
                    _o_star_raised(_o_2, _o_5)
            try:
                _o_7 = _o_star_match(_o_2, kinds(2))
            except _o_Stop:
                raise
            except _o_BaseException as _o_9:
                _o_star_failed(_o_2, _o_9)
                raise
            if not _o_7 is None:
                try:
                    try:
                        raise _o_7
                    except _o_Stop:
                        raise
                    except _o_BaseException as _o_10:
                        _o_star_restore(_o_2)
                        raise
                except _o_Stop:
                    raise
                except _o_BaseException as _o_8:
                    _o_star_raised(_o_2, _o_8)
            _o_3 = _o_star_result(_o_2)
            if not _o_3 is None:
                try:
                    raise _o_3
                except _o_Stop:
                    raise
                except _o_BaseException as _o_11:
                    _o_star_restore(_o_2)
                    raise


    def kinds(x):
        for _o_ in _o_fuel:
            break
        else:
            _o_refuel()
        return OSError


    trail = []
    for kind in ('ValueError', 'OSError', 'TypeError'):
        try:
            attempt(kind)
        except _o_Stop:
            raise
        except _o_BaseException as _o_1:
            _o_2 = _o_star(_o_1)
            _o_4 = _o_star_match(_o_2, KeyError)
            if not _o_4 is None:
                try:
                    try:
                        raise _o_4
                    except _o_Stop:
                        raise
                    except _o_BaseException as _o_6:
                        _o_star_restore(_o_2)
                        error = _o_4
                        try:
                            trail.append(repr(error))
                        finally:
                            error = None
                            del error
                except _o_Stop:
                    raise
                except _o_BaseException as _o_5:
                    _o_star_raised(_o_2, _o_5)
            try:
                _o_7 = _o_star_match(_o_2, (OSError, TypeError))
            except _o_Stop:
                raise
            except _o_BaseException as _o_9:
                _o_star_failed(_o_2, _o_9)
                raise
            if not _o_7 is None:
                try:
                    try:
                        raise _o_7
                    except _o_Stop:
                        raise
                    except _o_BaseException as _o_10:
                        _o_star_restore(_o_2)
                        error = _o_7
                        try:
                            trail.append(repr(error))
                        finally:
                            error = None
                            del error
                except _o_Stop:
                    raise
                except _o_BaseException as _o_8:
                    _o_star_raised(_o_2, _o_8)
            _o_3 = _o_star_result(_o_2)
            if not _o_3 is None:
                try:
                    raise _o_3
                except _o_Stop:
                    raise
                except _o_BaseException as _o_11:
                    _o_star_restore(_o_2)
                    raise
    return trail
