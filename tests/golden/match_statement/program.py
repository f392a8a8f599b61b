def describe(value):
    match value:
        case {'kind': 'point', 'at': [x, y]} if inc(x) == y:
            return ('diagonal', x)
        case [first, *rest] if rest:
            return (first, ext(len(rest)))
        case str() | bytes():
            return 'text'
        case _:
            return ext('other')


[describe({'kind': 'point', 'at': [1, 2]}), describe([1, 2, 3]), describe('x'), describe(None)]
