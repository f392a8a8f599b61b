def _o_module():
    global ext, fetch, inc, numbers
    numbers = [3, 1, 2]
    squares = {number: ext(number) ** 2 for number in numbers if inc(number) > 2}
    pairs = [(a, b) for a in fetch('numbers') for b in numbers if a < b]  # only its first iterable stops
    plain = sum((number for number in _o_nested(numbers)))
    return [squares, pairs, plain, sorted({number % 2 for number in numbers})]
