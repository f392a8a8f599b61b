"""`itertools` where a callback or an iterable may suspend; elsewhere a program gets CPython's own."""

_absent = object()


class _Steps:
    """An iterator over what another one gives."""

    __slots__ = ("_steps", "__weakref__")

    @_o_plain
    def __iter__(self):
        return self

    def __next__(self):
        return next(self._steps)


class _FromIterables(_Steps):
    __slots__ = ()

    @classmethod
    def __class_getitem__(cls, item):
        return _o_alias(cls, item)


if not _o_direct:  # CPython's own cannot be saved

    class pairwise(_Steps):
        __slots__ = ("_last",)

        def __init__(self, iterable, /):
            self._steps = iter(iterable)
            self._last = _absent

        def __next__(self):
            if self._last is _absent:
                self._last = next(self._steps)
            item = next(self._steps)
            pair = (self._last, item)
            self._last = item
            return pair

    class batched(_Steps):
        __slots__ = ("_size", "_strict")

        def __init__(self, iterable, n, *, strict=False):
            n = _index(n)
            if n < 1:
                raise ValueError("n must be at least one")
            self._steps = iter(iterable)
            self._size = n
            self._strict = strict

        def __next__(self):
            batch = []
            while len(batch) < self._size:
                item = next(self._steps, _absent)
                if item is _absent:
                    break
                batch.append(item)
            if not batch:
                raise StopIteration
            if self._strict and len(batch) < self._size:
                raise ValueError("batched(): incomplete batch")
            return tuple(batch)

    class groupby(_Steps):
        __slots__ = ("_function", "_key", "_value", "_target", "_group")

        def __init__(self, iterable, key=None):
            self._steps = iter(iterable)
            self._function = key
            self._key = self._value = self._target = _absent
            self._group = None

        def _advance(self):
            value = next(self._steps)
            self._key = value if self._function is None else self._function(value)
            self._value = value

        def __next__(self):
            self._group = None
            while self._key is _absent or (
                self._target is not _absent and (self._target is self._key or self._target == self._key)
            ):
                self._advance()
            self._target = self._key
            self._group = _grouper(self, self._key)
            return self._key, self._group

        @classmethod
        def __class_getitem__(cls, item):
            return _o_alias(cls, item)

    class _grouper:
        __slots__ = ("_parent", "_wanted")

        def __init__(self, parent, wanted):
            self._parent = parent
            self._wanted = wanted

        @_o_plain
        def __iter__(self):
            return self

        def __next__(self):
            parent = self._parent
            if parent._group is not self:
                raise StopIteration
            if parent._value is _absent:
                parent._advance()
            if not (self._wanted is parent._key or self._wanted == parent._key):
                raise StopIteration
            value = parent._value
            parent._key = parent._value = _absent
            return value

    class _tee:
        """One branch: a place in a chain of links, each a list that is empty until its item was asked for."""

        __slots__ = ("_source", "_link", "__weakref__")

        def __init__(self, iterable, /):
            if type(iterable) is _tee:
                self._source = iterable._source
                self._link = iterable._link
            else:
                self._source = iter(iterable)
                self._link = []

        @_o_plain
        def __iter__(self):
            return self

        def __next__(self):
            link = self._link
            if not link:
                link += [next(self._source), []]
            self._link = link[1]
            return link[0]

        def __copy__(self):
            return _tee(self)

    def _index(value):
        return value if type(value) is int else range(value).stop

    def tee(iterable, n=2, /):
        n = _index(n)
        if n < 0:
            raise ValueError("n must be >= 0")
        if n == 0:
            return ()
        first = iter(iterable)
        if type(first) is not _tee:
            first = _tee(first)
        return (first, *[_tee(first) for _ in range(n - 1)])


if _o_open:

    class chain(_FromIterables):
        __slots__ = ("_sources",)

        def __init__(self, *iterables):
            self._sources = iter(iterables)
            self._steps = iter(())

        @classmethod
        def from_iterable(cls, iterable, /):
            made = cls()
            made._sources = iter(iterable)
            return made

        def __next__(self):
            while True:
                if self._steps is None:
                    raise StopIteration
                item = next(self._steps, _absent)
                if item is not _absent:
                    return item
                source = next(self._sources, _absent)
                if source is _absent:
                    self._steps = None
                else:
                    self._steps = iter(source)

    class starmap(_Steps):
        __slots__ = ("_function",)

        def __init__(self, function, iterable, /):
            self._function = function
            self._steps = iter(iterable)

        def __next__(self):
            return self._function(*tuple(next(self._steps)))

    class filterfalse(_Steps):
        __slots__ = ("_function",)

        def __init__(self, function, iterable, /):
            self._function = bool if function is None else function
            self._steps = iter(iterable)

        def __next__(self):
            while True:
                item = next(self._steps)
                if not self._function(item):
                    return item

    class takewhile(_Steps):
        __slots__ = ("_function", "_done")

        def __init__(self, predicate, iterable, /):
            self._function = predicate
            self._steps = iter(iterable)
            self._done = False

        def __next__(self):
            if self._done:
                raise StopIteration
            item = next(self._steps)
            if self._function(item):
                return item
            self._done = True
            raise StopIteration

    class dropwhile(_Steps):
        __slots__ = ("_function", "_begun")

        def __init__(self, predicate, iterable, /):
            self._function = predicate
            self._steps = iter(iterable)
            self._begun = False

        def __next__(self):
            while True:
                item = next(self._steps)
                if self._begun or not self._function(item):
                    self._begun = True
                    return item

    class compress(_Steps):
        __slots__ = ("_selectors",)

        def __init__(self, data, selectors):
            self._steps = iter(data)
            self._selectors = iter(selectors)

        def __next__(self):
            while True:
                item = next(self._steps)
                if next(self._selectors):
                    return item

    class accumulate(_Steps):
        __slots__ = ("_function", "_total", "_initial")

        def __init__(self, iterable, func=None, *, initial=None):
            self._steps = iter(iterable)
            self._function = func
            self._total = _absent
            self._initial = initial

        def __next__(self):
            if self._initial is not None:
                self._total = self._initial
                self._initial = None
                return self._total
            item = next(self._steps)
            if self._total is _absent:
                self._total = item
            elif self._function is None:
                self._total = self._total + item
            else:
                self._total = self._function(self._total, item)
            return self._total

    class cycle(_Steps):
        __slots__ = ("_saved", "_place")

        def __init__(self, iterable, /):
            self._steps = iter(iterable)
            self._saved = []
            self._place = None

        def __next__(self):
            if self._place is None:
                item = next(self._steps, _absent)
                if item is not _absent:
                    self._saved.append(item)
                    return item
                self._place = 0
            if not self._saved:
                raise StopIteration
            item = self._saved[self._place]
            self._place = (self._place + 1) % len(self._saved)
            return item

    class zip_longest(_Steps):
        __slots__ = ("_sources", "_fill", "_active")

        def __init__(self, *iterables, fillvalue=None):
            self._sources = [iter(iterable) for iterable in iterables]
            self._active = len(self._sources)
            self._fill = fillvalue

        def __next__(self):
            if not self._active:
                raise StopIteration
            items = []
            for number, source in enumerate(self._sources):
                item = self._fill
                if source is not None:
                    found = next(source, _absent)
                    if found is not _absent:
                        item = found
                    else:
                        self._active -= 1
                        if not self._active:
                            raise StopIteration
                        self._sources[number] = None
                items.append(item)
            return tuple(items)

    def _bound(value):
        try:
            return None if value is None else _index(value)
        except Exception:  # which `islice` does not tell from a number that is too small
            return -1

    class islice(_Steps):
        __slots__ = ("_next", "_stop", "_step", "_count")

        def __init__(self, iterable, /, *bounds):
            if not bounds or len(bounds) > 3:
                _o_islice((), *bounds)  # raises CPython's own TypeError
            bounds = [_bound(value) for value in bounds]
            _o_islice((), *bounds)
            limits = slice(*bounds)
            self._steps = iter(iterable)
            self._next = 0 if limits.start is None else limits.start
            self._stop = limits.stop
            self._step = 1 if limits.step is None else limits.step
            self._count = 0

        def __next__(self):
            if self._steps is None:
                raise StopIteration
            stop = self._stop
            wanted = self._next if stop is None else min(self._next, stop)
            item = _absent
            while self._count < wanted:
                item = next(self._steps, _absent)
                if item is _absent:
                    self._steps = None
                    raise StopIteration
                self._count += 1
            if stop is not None and self._count >= stop:
                self._steps = None
                raise StopIteration
            item = next(self._steps, _absent)
            if item is _absent:
                self._steps = None
                raise StopIteration
            self._count += 1
            self._next += self._step
            return item

    # ------------------------------------------------------------------- combinations, whose iterables are read at once

    class product(_Steps):
        __slots__ = ()

        def __init__(self, *iterables, repeat=1):
            repeat = _index(repeat)
            self._steps = _o_product(*[list(iterable) for iterable in iterables], repeat=repeat)

    class permutations(_Steps):
        __slots__ = ()

        def __init__(self, iterable, r=None):
            self._steps = _o_permutations(list(iterable), r)

    class combinations(_Steps):
        __slots__ = ()

        def __init__(self, iterable, r):
            r = _index(r)
            self._steps = _o_combinations(list(iterable), r)

    class combinations_with_replacement(_Steps):
        __slots__ = ()

        def __init__(self, iterable, r):
            r = _index(r)
            self._steps = _o_combinations_with_replacement(list(iterable), r)
