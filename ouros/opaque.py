"""`Opaque`: any object of the host in; something that a program can hold and hand back, and not look into, out."""

from __future__ import annotations

from typing import Any, final

from .sealed import Sealed


@final
class Opaque(Sealed):
    """An object of the host on its way through a program, such as an open connection.

    Pass it as an input or as the answer to a call, also inside lists and dicts. The program can keep it, compare it by
    `is` and pass it to external functions or return it; the host gets an `Opaque` with the same value back. Nothing of
    the value is visible to the program: no attribute, operation, text or type.

    `Snapshot.dump(key=...)` writes such values with dill, signed; `load` takes them only with the same key and
    `allow_opaque=True`. Without a key a dump is refused while the program holds one.

    Args:
        value: the object; it is neither copied nor changed.

    Example:
        >>> class Connection: ...
        >>> connection = Connection()
        >>> query = lambda held, text: (held.value is connection, text)
        >>> sandbox = ouros.Sandbox("query(db, 'select 1')", inputs=['db'], external_functions=['query'])
        >>> sandbox.run(inputs={'db': ouros.Opaque(connection)}, external_functions={'query': query})
        (True, 'select 1')
    """

    __slots__ = ("value",)
    value: Any

    def __new__(cls, value: Any) -> Opaque:
        """Wrap a value."""
        made = object.__new__(cls)
        object.__setattr__(made, "value", value)
        return made

    def __repr__(self) -> str:
        return f"Opaque({self.value!r})"

    def __copy__(self) -> Opaque:
        return self

    def __deepcopy__(self, memo: object) -> Opaque:
        return self

    def __reduce_ex__(self, protocol: object) -> tuple[Any, ...]:
        return Opaque, (self.value,)
