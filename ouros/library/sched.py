"""`sched`: what is to be done at which time, by the clock and the waiting of the program."""

import time
from collections import namedtuple
from heapq import heapify, heappop, heappush
from itertools import count

Event = namedtuple("Event", "time priority sequence action argument kwargs", module="sched")
_NONE = object()


class scheduler:
    def __init__(self, timefunc=time.monotonic, delayfunc=time.sleep):
        self._queue = []
        self.timefunc = timefunc
        self.delayfunc = delayfunc
        self._numbers = count()

    def enterabs(self, time, priority, action, argument=(), kwargs=_NONE):
        event = Event(time, priority, next(self._numbers), action, argument, {} if kwargs is _NONE else kwargs)
        heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs=_NONE):
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        self._queue.remove(event)
        heapify(self._queue)

    def empty(self):
        return not self._queue

    def run(self, blocking=True):
        while self._queue:
            event = self._queue[0]
            now = self.timefunc()
            if event.time > now:
                if not blocking:
                    return event.time - now
                self.delayfunc(event.time - now)
            else:
                heappop(self._queue)
                event.action(*event.argument, **event.kwargs)
                self.delayfunc(0)  # let other threads run

    @property
    def queue(self):
        left = self._queue[:]
        return [heappop(left) for _ in range(len(left))]
