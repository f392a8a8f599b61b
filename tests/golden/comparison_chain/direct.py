def _o_module():
    global ext, fetch, inc
    low = ext(1)
    return [low < inc(low) <= 2 != ext(5), 1 < low < inc(low), low in fetch('numbers') is not None]
