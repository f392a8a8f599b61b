def pick(a, b):
    # each operand is evaluated only if its turn comes
    if a and inc(a) > b or not ext(b):
        return ext(a) or b
    return (ext(b) if a else b) and (last := inc(b)) and last


[pick(1, 0), pick(0, 3), pick(2, 9)]
