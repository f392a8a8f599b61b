def _o_module():
    global describe, ext, inc
    def describe(value):
        for _o_ in _o_fuel:
            break
        else:
            _o_refuel()
        match value:
            case {'kind': 'point', 'at': [x, y]} if inc(x) == y:
                return ('diagonal', x)
            case [first, *rest] if rest:
                return (first, ext(len(rest)))
            case str() | bytes():
                return 'text'
            case _:
                return ext('other')


    return [describe({'kind': 'point', 'at': [1, 2]}), describe([1, 2, 3]), describe('x'), describe(None)]
