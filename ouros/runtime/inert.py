"""While a dump is read, no code of the program runs: the name of a special method in; what stands in its place, out.

Native code that makes and fills values may ask them for such methods. A class that is read has stand-ins until
everything is there. Some give what native code needs to go on; all others refuse the dump, for no sound one needs them.
"""

from __future__ import annotations

import sys
from typing import Any, Final, NoReturn

from ..errors import corrupt
from ..policy.hooks import HOOKS


def _refuse(*args: Any, **kwargs: Any) -> NoReturn:
    corrupt("a record would run code of the program")


def _get(value: Any, name: str) -> Any:
    kind: Any = type if issubclass(type(value), type) else object
    return kind.__getattribute__(value, name)


def _missing(value: Any, name: str) -> NoReturn:
    raise AttributeError(name)


QUIET: Final[dict[str, Any]] = {
    **dict.fromkeys(HOOKS, _refuse),
    "__eq__": object.__eq__,
    "__iter__": lambda value: value,
    "__index__": lambda value: NotImplemented,
    "__len__": lambda value: sys.maxsize,  # `reversed` asks it, to bound the position that it is given
    "__getattribute__": _get,
    "__getattr__": _missing,
}
COPIED: Final = frozenset(
    ("__annotations__", "__class__", "__doc__", "__isabstractmethod__", "__module__", "__name__", "__qualname__")
)
"""What `staticmethod` and `classmethod` read of what they hold; a class may have a property of the name."""
OF_LIBRARY: Final = frozenset({"__eq__", "__hash__", "__index__", "__iter__"})
"""What is replaced on classes of the library, while there are keys that hash by code of the program."""
