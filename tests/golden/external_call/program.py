"""A call to the outside inside a nested expression."""
total = 3
line = [total, len(fetch('user')['name']) + inc(total * 2)][ext(1)]
(line, total)  # what ran before the last stop is kept in variables
