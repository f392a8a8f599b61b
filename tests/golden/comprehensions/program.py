numbers = [3, 1, 2]
squares = {number: ext(number) ** 2 for number in numbers if inc(number) > 2}
pairs = [(a, b) for a in fetch('numbers') for b in numbers if a < b]  # only its first iterable stops
plain = sum(number for number in numbers)
[squares, pairs, plain, sorted({number % 2 for number in numbers})]
