def attempt(x):
    try:
        fail(x)
    except* ValueError as e:
        raise KeyError(ext(1)) from e
    except* kinds(2):
        raise


def kinds(x):
    return OSError


trail = []
for kind in ('ValueError', 'OSError', 'TypeError'):
    try:
        attempt(kind)
    except* KeyError as error:
        trail.append(repr(error))
    except* (OSError, TypeError) as error:
        trail.append(repr(error))
trail
