def _o_module():
    global countdown, ext
    try:
        def countdown(number):
            """Makes no call to the outside: an ordinary generator that can be saved where it stands."""
            for _o_ in _o_fuel:
                break
            else:
                _o_refuel()
            while number:
                _o_1 = (yield number)
                got = _o_1
                number -= got or 1


        steps = countdown(5)
        _o_1 = next(steps)
        _o_2 = steps.send(2)
        _o_3, = (yield (ext, ('between',), {}))
        return [_o_1, _o_2, _o_3, list(steps)]
    except _o_StopIteration as _o_error:
        raise _o_Carrier(_o_error)
