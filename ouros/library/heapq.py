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
        _check(heap)
        heap.append(item)
        _raise(heap, 0, len(heap) - 1)

    def heappop(heap, /):
        _check(heap)
        last = _last(heap)
        if not heap:
            return last
        first = heap[0]
        heap[0] = last
        _sink(heap, 0)
        return first

    def heapreplace(heap, item, /):
        _check(heap)
        first = _first(heap)
        heap[0] = item
        _sink(heap, 0)
        return first

    def heappushpop(heap, item, /):
        _check(heap)
        if heap and heap[0] < item:
            item, heap[0] = heap[0], item
            _sink(heap, 0)
        return item

    def heapify(heap, /):
        _check(heap)
        for place in reversed(range(len(heap) // 2)):
            _sink(heap, place)

    @_o_plain
    def _check(heap):
        if not isinstance(heap, list):
            raise TypeError(f"heap argument must be a list, not {type(heap).__name__}")

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


def merge(*iterables, key=None, reverse=False):
    heads = []
    for number, iterable in enumerate(iterables):
        iterator = iter(iterable)
        for item in iterator:
            heads.append([item if key is None else key(item), number, item, iterator])
            break
    while len(heads) > 1:
        best = heads[0]
        for head in heads:
            if head is not best and (best[0] < head[0] if reverse else head[0] < best[0]):
                best = head
        yield best[2]
        for item in best[3]:
            best[0] = item if key is None else key(item)
            best[2] = item
            break
        else:
            heads.remove(best)
    for head in heads:
        yield head[2]
        yield from head[3]


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[: max(n, 0)]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[: max(n, 0)]
