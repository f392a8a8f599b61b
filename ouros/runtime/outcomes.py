"""What a step of a run comes to: a request to the outside or the program's value in; what the host sees of it, out."""

from __future__ import annotations

from typing import Any

from . import boundary
from .functions import Request
from .outside import OS, WAIT, Outside, waits_for


class Stopped:
    """A request to the outside, its arguments converted for the host; or the answers that the program waits for."""

    __slots__ = ("args", "futures", "is_os", "kwargs", "name", "request")

    def __init__(self, request: Request, run: boundary.Run | None = None, texts: boundary.Texts | None = None) -> None:
        external, args, kwargs = self.request = request
        self.futures: dict[int, Outside] | None = None
        self.name, self.is_os = external._o_name, external is OS
        if external is OS:
            self.name, *args = args  # type: ignore[assignment]
        elif external is WAIT:
            self.futures = waits_for(request)
            args, kwargs = (), {}
        self.args, self.kwargs = boundary.call_to_host(args, kwargs, run, texts)


class Finished:
    """The program's result, converted for the host."""

    __slots__ = ("output",)

    def __init__(self, output: Any) -> None:
        self.output = output
