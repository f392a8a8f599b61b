def _o_module():
    global ext, fetch, gather, inc, kw, pair
    def gather(first, *rest, key=None, **more):
        for _o_ in _o_fuel:
            break
        else:
            _o_refuel()
        return [first, rest, key, more]


    options = {'key': 1}
    return [gather(*fetch('numbers'), key=ext(2)), gather(ext(1), *[2, 3], **options, extra=inc(3)), pair(*[ext(1)], **{'b': 2}), [*fetch('numbers'), *{**kw(a=1), 'b': ext(2)}.items()]]
