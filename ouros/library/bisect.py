"""`bisect` where a key or a comparison may suspend; elsewhere a program gets CPython's own functions."""

if _o_open:

    def _bounds(a, lo, hi):
        if type(lo) is not int:
            lo = range(lo).stop
        if hi is not None and type(hi) is not int:
            hi = range(hi).stop
        if lo < 0:
            raise ValueError("lo must be non-negative")
        return lo, len(a) if hi is None else hi

    def bisect_left(a, x, lo=0, hi=None, *, key=None):
        lo, hi = _bounds(a, lo, hi)
        while lo < hi:
            middle = (lo + hi) // 2
            item = a[middle]
            if (item if key is None else key(item)) < x:
                lo = middle + 1
            else:
                hi = middle
        return lo

    def bisect_right(a, x, lo=0, hi=None, *, key=None):
        lo, hi = _bounds(a, lo, hi)
        while lo < hi:
            middle = (lo + hi) // 2
            item = a[middle]
            if x < (item if key is None else key(item)):
                hi = middle
            else:
                lo = middle + 1
        return lo

    def insort_left(a, x, lo=0, hi=None, *, key=None):
        place = bisect_left(a, x if key is None else key(x), lo, hi, key=key)
        a.insert(place, x)

    def insort_right(a, x, lo=0, hi=None, *, key=None):
        place = bisect_right(a, x if key is None else key(x), lo, hi, key=key)
        a.insert(place, x)

    bisect = bisect_right
    insort = insort_right
