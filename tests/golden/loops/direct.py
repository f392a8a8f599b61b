def _o_module():
    global count, ext, fetch, inc
    found = []
    for name, amount in fetch('pairs'):  # the iterator lives in a variable
        if amount == 2:
            continue
        found.append(ext(name))
    else:
        found.append('all')
    while (count := inc(len(found))) < 6:
        if count > 4:
            break
        found.append(count)
    else:
        found.append('never')
    for number in range(3):  # nothing stops in here: left as it is
        found.append(number)
    return found
