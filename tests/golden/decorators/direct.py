def _o_module():
    global add, double, ext, log, traced
    def traced(name):
        for _o_ in _o_fuel:
            break
        else:
            _o_refuel()
        def around(function):
            for _o_ in _o_fuel:
                break
            else:
                _o_refuel()
            def inner(*args, **kwargs):
                for _o_ in _o_fuel:
                    break
                else:
                    _o_refuel()
                log(name, len(args))
                return function(*args, **kwargs)

            return inner

        return around


    @traced(ext('sum'))
    def add(a, b=ext(2), *, c=0):
        for _o_ in _o_fuel:
            break
        else:
            _o_refuel()
        return a + b + c


    double = lambda value: _o_count() or ext(value) * 2
    return [add(1), add(1, 3, c=5), double(4), (lambda value: _o_count() or value + 1)(1)]
