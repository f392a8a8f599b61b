def _o_module():
    global ext, fetch, gather, inc, kw, pair
    def gather(first, *rest, key=None, **more):
        for _o_ in _o_fuel:
            break
        else:
            _o_refuel()
        return [first, rest, key, more]


    options = {'key': 1}
    _o_1 = gather
    _o_2, = (yield (fetch, ('numbers',), {}))
    _o_3, = (yield (ext, (2,), {}))
    _o_4 = _o_1(*_o_2, key=_o_3)
    _o_5 = gather
    _o_6, = (yield (ext, (1,), {}))
    _o_7 = (*[2, 3],)
    _o_8 = _o_merge_keywords(_o_5, None, options)
    _o_9, = (yield (inc, (3,), {}))
    _o_10 = _o_merge_keywords(_o_5, _o_8, {'extra': _o_9})
    _o_11 = _o_5(_o_6, *_o_7, **_o_10)
    _o_12 = pair
    _o_13, = (yield (ext, (1,), {}))
    _o_14, = (yield _o_12._o_request(*[_o_13], **{'b': 2}))
    _o_15, = (yield (fetch, ('numbers',), {}))
    _o_16 = (*_o_15,)
    _o_17, = (yield (kw, (), {'a': 1}))
    _o_18 = {**_o_17}
    _o_19, = (yield (ext, (2,), {}))
    return [_o_4, _o_11, _o_14, [*_o_16, *{**_o_18, 'b': _o_19}.items()]]
