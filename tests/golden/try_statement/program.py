trail = []


def attempt(kind):
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
        trail.append('finally')  # no stop in here


for kind in ('ValueError', 'KeyError'):
    try:
        trail.append(attempt(kind))
    except KeyError as error:
        trail.append(type(error).__name__)
trail
