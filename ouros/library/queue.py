"""`queue`: queues of a program whose threads run one after another: what would wait for another one is an error."""

from collections import deque
from heapq import heappop, heappush


class Empty(Exception):
    pass


class Full(Exception):
    pass


if _o_version >= (3, 13):

    class ShutDown(Exception):
        pass


class Queue:
    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self.unfinished_tasks = 0
        self._shut = False
        self._init(maxsize)

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    def qsize(self):
        return self._qsize()

    def empty(self):
        return not self._qsize()

    def full(self):
        return 0 < self.maxsize <= self._qsize()

    def put(self, item, block=True, timeout=None):
        if self._shut:
            raise ShutDown
        if self.full():
            _waits(block, timeout, Full, "put")
        self._put(item)
        self.unfinished_tasks += 1

    def get(self, block=True, timeout=None):
        if not self._qsize():
            if self._shut:
                raise ShutDown
            _waits(block, timeout, Empty, "get")
        return self._get()

    def put_nowait(self, item):
        return self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    def task_done(self):
        if self.unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self.unfinished_tasks -= 1

    def join(self):
        if self.unfinished_tasks:
            _o_library("threading", "_waits")("join()")

    if _o_version >= (3, 13):

        def shutdown(self, immediate=False):
            self._shut = True
            if immediate:
                while self._qsize():
                    self._get()
                    self.unfinished_tasks -= 1

    @classmethod
    def __class_getitem__(cls, item):
        return _o_alias(cls, item)


def _waits(block, timeout, error, name):
    """What a queue does that cannot go on at once."""
    if block and timeout is not None and timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")
    if block and timeout is None:
        _o_library("threading", "_waits")(f"{name}()")
    raise error


class PriorityQueue(Queue):
    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(Queue):
    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.pop()


class SimpleQueue:
    def __init__(self):
        self._items = deque()

    def qsize(self):
        return len(self._items)

    def empty(self):
        return not self._items

    def put(self, item, block=True, timeout=None):
        self._items.append(item)

    def put_nowait(self, item):
        self._items.append(item)

    def get(self, block=True, timeout=None):
        if not self._items:
            _waits(block, timeout, Empty, "get")
        return self._items.popleft()

    def get_nowait(self):
        return self.get(block=False)

    @classmethod
    def __class_getitem__(cls, item):
        return _o_alias(cls, item)
