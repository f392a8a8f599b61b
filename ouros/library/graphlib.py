"""`graphlib`: topological order."""


class CycleError(ValueError):
    pass


class TopologicalSorter:
    """`_before` counts for each node what has to come before it and is not done; `_after` lists what waits for it."""

    def __init__(self, graph=None):
        self._before = {}
        self._after = {}
        self._ready = None
        self._passed = self._finished = 0
        self._out = set()
        self._done = set()
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _note(self, node):
        if node not in self._before:
            self._before[node] = 0
            self._after[node] = []

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        self._note(node)
        self._before[node] += len(predecessors)
        for predecessor in predecessors:
            self._note(predecessor)
            self._after[predecessor].append(node)

    def prepare(self):
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = [node for node, count in self._before.items() if not count]
        cycle = self._cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def _cycle(self):
        seen = set()
        for start in self._before:
            if start in seen:
                continue
            path, places, rest = [], {}, []
            node = start
            while True:
                if node in seen:
                    if node in places:
                        return path[places[node] :] + [node]
                else:
                    seen.add(node)
                    places[node] = len(path)
                    path.append(node)
                    rest.append(list(reversed(self._after[node])))
                while path and not rest[-1]:
                    rest.pop()
                    del places[path.pop()]
                if not path:
                    break
                node = rest[-1].pop()
        return None

    def _prepared(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")

    def get_ready(self):
        self._prepared()
        found = tuple(self._ready)
        self._out.update(found)
        self._ready.clear()
        self._passed += len(found)
        return found

    def is_active(self):
        self._prepared()
        return self._finished < self._passed or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        self._prepared()
        for node in nodes:
            if node not in self._before:
                raise ValueError(f"node {node!r} was not added using add()")
            if node in self._done:
                raise ValueError(f"node {node!r} was already marked done")
            if node not in self._out:
                raise ValueError(f"node {node!r} was not passed out (still not ready)")
            self._done.add(node)
            self._finished += 1
            for other in self._after[node]:
                self._before[other] -= 1
                if not self._before[other]:
                    self._ready.append(other)

    def static_order(self):
        self.prepare()
        while self.is_active():
            group = self.get_ready()
            yield from group
            self.done(*group)

    @classmethod
    def __class_getitem__(cls, item):
        return _o_alias(cls, item)
