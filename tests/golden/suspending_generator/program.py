def pages(count):
    for number in range(count):
        yield ext(number) * 10
    return 'done'


def all_pages(count):
    how = yield from pages(count)
    yield how


[page for page in all_pages(2)]
