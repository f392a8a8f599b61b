"""`heapq`; what stands under `_o_open` is used where a comparison may suspend, CPython's functions elsewhere."""

if _o_open:

    def _raise(heap, start, place):
        item = heap[place]
        while place > start:
            above = (place - 1) >> 1
            parent = heap[above]
            if not item < parent:
                break
            heap[place] = parent
            place = above
        heap[place] = item

    def _sink(heap, place):
        end = len(heap)
        start = place
        item = heap[place]
        child = 2 * place + 1
        while child < end:
            if child + 1 < end and not heap[child] < heap[child + 1]:
                child += 1
            heap[place] = heap[child]
            place = child
            child = 2 * place + 1
        heap[place] = item
        _raise(heap, start, place)

    def heappush(heap, item, /):
        _check(heap, "heappush() argument 1")
        heap.append(item)
        _raise(heap, 0, len(heap) - 1)

    def heappop(heap, /):
        _check(heap, "heappop() argument")
        last = _last(heap)
        if not heap:
            return last
        first = heap[0]
        heap[0] = last
        _sink(heap, 0)
        return first

    def heapreplace(heap, item, /):
        _check(heap, "heapreplace() argument 1")
        first = _first(heap)
        heap[0] = item
        _sink(heap, 0)
        return first

    def heappushpop(heap, item, /):
        _check(heap, "heappushpop() argument 1")
        if heap and heap[0] < item:
            item, heap[0] = heap[0], item
            _sink(heap, 0)
        return item

    def heapify(heap, /):
        _check(heap, "heapify() argument")
        for place in reversed(range(len(heap) // 2)):
            _sink(heap, place)

    @_o_plain
    def _check(heap, what):
        if not isinstance(heap, list):
            raise TypeError(f"{what} must be list, not {type(heap).__name__}")

    @_o_plain
    def _last(heap):
        if not heap:
            raise IndexError("index out of range")
        return heap.pop()

    @_o_plain
    def _first(heap):
        if not heap:
            raise IndexError("index out of range")
        return heap[0]


def _sink_largest(heap, place):
    """Put an item of a heap whose largest item is first where it belongs: all the way down, then up again."""
    end = len(heap)
    start = place
    item = heap[place]
    child = 2 * place + 1
    while child < end:
        if child + 1 < end and not heap[child + 1] < heap[child]:
            child += 1
        heap[place] = heap[child]
        place = child
        child = 2 * place + 1
    heap[place] = item
    while place > start:
        above = (place - 1) >> 1
        parent = heap[above]
        if not parent < item:
            break
        heap[place] = parent
        place = above
    heap[place] = item


def _heapify_largest(heap):
    for place in reversed(range(len(heap) // 2)):
        _sink_largest(heap, place)


def _replace_largest(heap, item):
    heap[0] = item
    _sink_largest(heap, 0)


def _drop_largest(heap):
    last = heap.pop()
    if heap:
        _replace_largest(heap, last)


def merge(*iterables, key=None, reverse=False):
    heap = []
    step = -1 if reverse else 1
    for number, iterable in enumerate(iterables):
        iterator = iter(iterable)
        item = next(iterator, _NOTHING)
        if item is not _NOTHING:
            heap.append([item if key is None else key(item), number * step, item, iterator])
    (_heapify_largest if reverse else heapify)(heap)
    while len(heap) > 1:
        head = heap[0]
        yield head[2]
        item = next(head[3], _NOTHING)
        if item is _NOTHING:
            (_drop_largest if reverse else heappop)(heap)
        else:
            head[0] = item if key is None else key(item)
            head[2] = item
            (_replace_largest if reverse else heapreplace)(heap, head)
    if heap:
        _, _, item, iterator = heap[0]
        yield item
        yield from iterator


def _whole(n, iterable):
    """Whether all items are wanted, as far as an iterable tells how many it has."""
    try:
        return n >= len(iterable)
    except (TypeError, AttributeError):
        return False


def _first_items(n, iterator, key, step):
    """The first `n` items to compare: with their places, which decide between equal ones, and what they stand for."""
    kept = []
    source = iter(iterator)
    for place in range(0, n * step, step):
        item = next(source, _NOTHING)
        if item is _NOTHING:
            break
        kept.append((item, place) if key is None else (key(item), place, item))
    return kept


def nsmallest(n, iterable, key=None):
    if n == 1:
        return _only(min, iterable, key)
    if _whole(n, iterable):
        return sorted(iterable, key=key)[:n]
    return _best(n, iterable, key, 1)


def nlargest(n, iterable, key=None):
    if n == 1:
        return _only(max, iterable, key)
    if _whole(n, iterable):
        return sorted(iterable, key=key, reverse=True)[:n]
    return _best(n, iterable, key, -1)


def _only(choose, iterable, key):
    found = choose(iter(iterable), default=_NOTHING, key=key)
    return [] if found is _NOTHING else [found]


_NOTHING = object()


def _best(n, iterable, key, step):
    iterator = iter(iterable)
    kept = _first_items(n, iterator, key, step)
    if not kept:
        return kept
    (heapify if step < 0 else _heapify_largest)(kept)
    worst = kept[0][0]
    place = n * step
    for item in iterator:
        value = item if key is None else key(item)
        if worst < value if step < 0 else value < worst:
            entry = (value, place) if key is None else (value, place, item)
            (heapreplace if step < 0 else _replace_largest)(kept, entry)
            worst = kept[0][0]
            place += step
    kept.sort(reverse=step < 0)
    return [entry[-1 if key is not None else 0] for entry in kept]
