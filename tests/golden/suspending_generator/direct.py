def _o_module():
    global all_pages, ext, pages
    def pages(count):
        for _o_ in _o_fuel:
            break
        else:
            _o_refuel()
        for number in (_o_1 := _o_iter(range(count))):
            _o_2 = (yield (ext(number) * 10))
        return 'done'


    def all_pages(count):
        for _o_ in _o_fuel:
            break
        else:
            _o_refuel()
        _o_1 = (yield from pages(count))
        how = _o_1
        _o_2 = (yield how)


    return [page for page in all_pages(2)]
