def _o_module():
    global countdown, ext
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
    return [next(steps), steps.send(2), ext('between'), list(steps)]
