def _o_module():
    global ext, inc
    name, width = 'Ada', 6
    return [f'{ext(name)}: {inc(width)!r:>{ext(width)}}|', f'{name!r} {width:03d}', f'ext(name)={ext(name)!r}']
