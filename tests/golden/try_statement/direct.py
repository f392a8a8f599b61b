def _o_module():
    global attempt, error, ext, fail, kind, trail
    trail = []


    def attempt(kind):
        for _o_ in _o_fuel:
            break
        else:
            _o_refuel()
        try:
            trail.append(ext(kind))
            fail(kind, 'no')
        except (LookupError, TypeError) as error:
            trail.append(str(error))
            ext('handled')
            raise
        except ValueError:
            return ext('value')
        else:
            trail.append('else')
        finally:
            if _o_live:
                trail.append('finally')  # no stop in here


    for kind in ('ValueError', 'KeyError'):
        try:
            trail.append(attempt(kind))
        except KeyError as error:
            trail.append(_o_type(error).__name__)
    return trail
