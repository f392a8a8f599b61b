def _o_module():
    global ext, fetch, inc
    _o_1, = (yield (ext, (1,), {}))
    low = _o_1
    _o_3 = low
    _o_4, = (yield (inc, (low,), {}))
    _o_2 = _o_3 < _o_4
    if _o_2:
        _o_2 = _o_4 <= 2
        if _o_2:
            _o_5, = (yield (ext, (5,), {}))
            _o_2 = 2 != _o_5
    _o_7 = low
    _o_6 = 1 < _o_7
    if _o_6:
        _o_8, = (yield (inc, (low,), {}))
        _o_6 = _o_7 < _o_8
    _o_10 = low
    _o_11, = (yield (fetch, ('numbers',), {}))
    _o_9 = _o_10 in _o_11
    if _o_9:
        _o_9 = _o_11 is not None
    return [_o_2, _o_6, _o_9]
