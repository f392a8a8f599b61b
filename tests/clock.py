"""Inside `virtual_time()`, the clock of asyncio jumps to the next timer instead of waiting: sleeping takes no time."""

import asyncio
import contextlib
import selectors
from collections.abc import Iterator


class _JumpingSelector(selectors.SelectSelector):
    """Reports what is ready and, where the loop would wait, counts the wait as done."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Blocks only where no timer is set: then nothing but a thread or a signal can wake the loop."""
        if timeout is None:
            return super().select()
        self.now += max(timeout, 0.0)
        return super().select(0)


class _VirtualLoop(asyncio.SelectorEventLoop):
    """An event loop whose time passes only by sleeping."""

    def __init__(self) -> None:
        self._jumping = _JumpingSelector()
        super().__init__(self._jumping)

    def time(self) -> float:
        return self._jumping.now


class _VirtualPolicy(asyncio.DefaultEventLoopPolicy):
    """Makes `asyncio.run`, also where a program calls it, use such a loop."""

    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        return _VirtualLoop()


@contextlib.contextmanager
def virtual_time() -> Iterator[None]:
    """Within it, loops that `asyncio.run` makes do not wait.

    Example:
        >>> with virtual_time():
        ...     asyncio.run(asyncio.sleep(3600, 'an hour later'))
        'an hour later'
    """
    before = asyncio.get_event_loop_policy()
    asyncio.set_event_loop_policy(_VirtualPolicy())
    try:
        yield
    finally:
        asyncio.set_event_loop_policy(before)
