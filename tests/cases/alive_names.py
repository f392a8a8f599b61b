# Names that a program gave to functions live on across stops.

#: renamed_functions
def plain():
    return 1


def stops():
    return ext(1)


def made():
    yield ext(2)


for each in (plain, stops, made):
    each.__name__ = 'new'
    each.__qualname__ = 'A.new'
ext(0)
[(each.__name__, each.__qualname__) for each in (plain, stops, made)]
