def countdown(number):
    """Makes no call to the outside: an ordinary generator that can be saved where it stands."""
    while number:
        got = yield number
        number -= got or 1


steps = countdown(5)
[next(steps), steps.send(2), ext('between'), list(steps)]
