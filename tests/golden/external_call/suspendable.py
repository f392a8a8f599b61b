def _o_module():
    global ext, fetch, inc
    """A call to the outside inside a nested expression."""
    total = 3
    _o_1 = total
    _o_2 = len
    _o_3, = (yield (fetch, ('user',), {}))
    _o_4 = _o_2(_o_3['name'])
    _o_5, = (yield (inc, (total * 2,), {}))
    _o_6 = [_o_1, _o_4 + _o_5]
    _o_7, = (yield (ext, (1,), {}))
    line = _o_6[_o_7]
    return (line, total)  # what ran before the last stop is kept in variables
