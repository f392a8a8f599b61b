def _o_module():
    global ext, inc
    name, width = 'Ada', 6
    _o_1, = (yield (ext, (name,), {}))
    _o_2 = f'{_o_1}'
    _o_3, = (yield (inc, (width,), {}))
    _o_4 = None
    if _o_converts_first:
        _o_4 = f'{_o_3!r}'
    _o_5, = (yield (ext, (width,), {}))
    if _o_4 is None:
        _o_4 = f'{_o_3!r}'
    _o_6 = f'{_o_2}: {_o_4:>{_o_5}}|'
    _o_7 = f'{name!r} {width:03d}'
    _o_8, = (yield (ext, (name,), {}))
    return [_o_6, _o_7, f'ext(name)={_o_8!r}']
