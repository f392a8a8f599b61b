def traced(name):
    def around(function):
        def inner(*args, **kwargs):
            log(name, len(args))
            return function(*args, **kwargs)

        return inner

    return around


@traced(ext('sum'))
def add(a, b=ext(2), *, c=0):
    return a + b + c


double = lambda value: ext(value) * 2
[add(1), add(1, 3, c=5), double(4), (lambda value: value + 1)(1)]
