def _o_module():
    global count, ext, fetch, inc
    found = []
    _o_1, = (yield (fetch, ('pairs',), {}))
    for name, amount in (_o_2 := _o_iter(_o_1)):
        if amount == 2:
            continue
        _o_3 = found.append
        _o_4, = (yield (ext, (name,), {}))
        _o_3(_o_4)
    else:
        found.append('all')
    _o_6 = False
    while True:
        _o_5, = (yield (inc, (len(found),), {}))
        count = _o_5
        if not _o_5 < 6:
            _o_6 = True
            break
        if count > 4:
            break
        found.append(count)
    if _o_6:
        found.append('never')
    for number in range(3):  # nothing stops in here: left as it is
        found.append(number)
    return found
