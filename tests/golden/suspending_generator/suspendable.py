def _o_module():
    global all_pages, ext, pages
    @_o_generator
    def pages(count):
        for _o_ in _o_fuel:
            break
        else:
            _o_refuel()
        for number in (_o_1 := _o_iter(range(count))):
            _o_2, = (yield (ext, (number,), {}))
            _o_3 = (yield _o_Yielded(_o_2 * 10))
        return 'done'


    @_o_generator
    def all_pages(count):
        for _o_ in _o_fuel:
            break
        else:
            _o_refuel()
        _o_1 = (yield from _o_delegated._o_gen(pages(count)))
        _o_1 = _o_delegate(_o_1)
        _o_2 = (yield from _o_1)
        how = _o_2
        _o_3 = (yield _o_Yielded(how))


    _o_1 = (yield from _o_get_iter._o_gen(all_pages(2)))
    @_o_suspending
    def _o_listcomp(_o_0):
        _o_made = []
        while True:
            _o_1 = (yield from _o_next._o_gen(_o_0))
            if _o_1 is _o_end:
                break
            page = _o_1
            _o_made.append(page)
        return _o_made
    _o_2 = (yield from _o_listcomp._o_gen(_o_1))
    return _o_2
