def _o_module():
    global attempt, error, ext, fail, kind, trail
    trail = []


    @_o_suspending
    def attempt(kind):
        for _o_ in _o_fuel:
            break
        else:
            _o_refuel()
        try:
            _o_1 = trail.append
            _o_2, = (yield (ext, (kind,), {}))
            _o_1(_o_2)
            _o_3, = (yield (fail, (kind, 'no'), {}))
        except (LookupError, TypeError) as error:
            _o_4 = error
            trail.append(str(error))
            _o_5, = (yield (ext, ('handled',), {}))
            raise
        except ValueError as _o_6:
            _o_7, = (yield (ext, ('value',), {}))
            return _o_7
        else:
            trail.append('else')
        finally:
            if _o_live:
                trail.append('finally')  # no stop in here


    for kind in (_o_1 := _o_iter(('ValueError', 'KeyError'))):
        try:
            _o_2 = trail.append
            _o_3 = (yield from attempt._o_gen(kind))
            _o_2(_o_3)
        except KeyError as error:
            trail.append(_o_type(error).__name__)
    return trail
