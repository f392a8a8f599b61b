def _o_module():
    global attempt, error, ext, fail, kind, kinds, trail
    try:
        @_o_suspending
        def attempt(x):
            try:
                for _o_ in _o_fuel:
                    break
                else:
                    _o_refuel()
                try:
                    _o_1, = (yield (fail, (x,), {}))
                except _o_Stop:
                    raise
                except _o_BaseException as _o_2:
                    _o_3 = _o_star(_o_2)
                    _o_5 = _o_star_match(_o_3, ValueError)
                    if not _o_5 is None:
                        try:
                            try:
                                raise _o_5
                            except _o_Stop:
                                raise
                            except _o_BaseException as _o_9:
                                _o_star_restore(_o_3)
                                e = _o_5
                                try:
                                    _o_7 = KeyError
                                    _o_8, = (yield (ext, (1,), {}))
                                    raise _o_7(_o_8) from e
                                finally:
                                    e = None
                                    del e
                        except _o_Stop:
                            raise
                        except _o_BaseException as _o_6:
                            _o_star_raised(_o_3, _o_6)
                    try:
                        _o_10 = _o_star_match(_o_3, kinds(2))
                    except _o_Stop:
                        raise
                    except _o_BaseException as _o_12:
                        _o_star_failed(_o_3, _o_12)
                        raise
                    if not _o_10 is None:
                        try:
                            try:
                                raise _o_10
                            except _o_Stop:
                                raise
                            except _o_BaseException as _o_13:
                                _o_star_restore(_o_3)
                                raise
                        except _o_Stop:
                            raise
                        except _o_BaseException as _o_11:
                            _o_star_raised(_o_3, _o_11)
                    _o_4 = _o_star_result(_o_3)
                    if not _o_4 is None:
                        try:
                            raise _o_4
                        except _o_Stop:
                            raise
                        except _o_BaseException as _o_14:
                            _o_star_restore(_o_3)
                            raise
            except _o_StopIteration as _o_error:
                raise _o_Carrier(_o_error)


        def kinds(x):
            for _o_ in _o_fuel:
                break
            else:
                _o_refuel()
            return OSError


        trail = []
        for kind in (_o_1 := _o_iter(('ValueError', 'OSError', 'TypeError'))):
            try:
                _o_3 = None
                try:
                    _o_2 = (yield from attempt._o_gen(kind))
                except _o_Carrier as _o_4:
                    _o_3 = _o_4
                if not _o_3 is None:
                    raise _o_3._o_take()
            except _o_Stop:
                raise
            except _o_BaseException as _o_5:
                _o_6 = _o_star(_o_5)
                _o_8 = _o_star_match(_o_6, KeyError)
                if not _o_8 is None:
                    try:
                        try:
                            raise _o_8
                        except _o_Stop:
                            raise
                        except _o_BaseException as _o_10:
                            _o_star_restore(_o_6)
                            error = _o_8
                            try:
                                trail.append(repr(error))
                            finally:
                                error = None
                                del error
                    except _o_Stop:
                        raise
                    except _o_BaseException as _o_9:
                        _o_star_raised(_o_6, _o_9)
                try:
                    _o_11 = _o_star_match(_o_6, (OSError, TypeError))
                except _o_Stop:
                    raise
                except _o_BaseException as _o_13:
                    _o_star_failed(_o_6, _o_13)
                    raise
                if not _o_11 is None:
                    try:
                        try:
                            raise _o_11
                        except _o_Stop:
                            raise
                        except _o_BaseException as _o_14:
                            _o_star_restore(_o_6)
                            error = _o_11
                            try:
                                trail.append(repr(error))
                            finally:
                                error = None
                                del error
                    except _o_Stop:
                        raise
                    except _o_BaseException as _o_12:
                        _o_star_raised(_o_6, _o_12)
                _o_7 = _o_star_result(_o_6)
                if not _o_7 is None:
                    try:
                        raise _o_7
                    except _o_Stop:
                        raise
                    except _o_BaseException as _o_15:
                        _o_star_restore(_o_6)
                        raise
        return trail
    except _o_StopIteration as _o_error:
        raise _o_Carrier(_o_error)
