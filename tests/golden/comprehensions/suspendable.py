def _o_module():
    global ext, fetch, inc, numbers
    numbers = [3, 1, 2]
    _o_1 = _o_iter(numbers)
    @_o_suspending
    def _o_dictcomp(_o_0):
        _o_made = {}
        for number in (_o_1 := _o_iter(_o_0)):
            _o_2, = (yield (inc, (number,), {}))
            if _o_2 > 2:
                _o_key = number
                _o_3, = (yield (ext, (number,), {}))
                _o_made[_o_key] = _o_3 ** 2
        return _o_made
    _o_2 = (yield from _o_dictcomp._o_gen(_o_1))
    squares = _o_2
    _o_3, = (yield (fetch, ('numbers',), {}))  # only its first iterable stops
    pairs = [(a, b) for a in _o_3 for b in numbers if a < b]
    plain = sum((number for number in _o_nested(numbers)))
    return [squares, pairs, plain, sorted({number % 2 for number in numbers})]
