def _o_module():
    global ext, inc
    name, width = 'Ada', 6
    _o_1 = (yield (ext, (name,), {}))
    _o_2 = f'{_o_1}'
    _o_3 = (yield (inc, (width,), {}))
    _o_4 = (yield (ext, (width,), {}))
    _o_5 = f'{_o_2}: {_o_3!r:>{_o_4}}|'
    _o_6 = f'{name!r} {width:03d}'
    _o_7 = (yield (ext, (name,), {}))
    return [_o_5, _o_6, f'ext(name)={_o_7!r}']
