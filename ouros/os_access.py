"""Files in memory for programs: `OSAccess`, an `AbstractOS` that touches nothing of the machine, and what it holds."""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any, Final, Protocol

from .abstract_os import AbstractOS, OsFunction, StatResult, failure, missing, not_empty

__all__ = [
    "AbstractFile",
    "AbstractOS",
    "CallbackFile",
    "MemoryFile",
    "OSAccess",
    "OsFunction",
    "StatResult",
]


# ---------------------------------------------------------------------------------------------------------------------
# Files


class AbstractFile(Protocol):
    """A file of an `OSAccess`: anything with these attributes and methods.

    Attributes: `path`; `name`, its last part; `permissions`, such as `0o644`; `deleted`.
    Example: `MemoryFile` and `CallbackFile` are such.
    """

    path: PurePosixPath
    name: str
    permissions: int
    deleted: bool

    def read_content(self) -> str | bytes:
        """The content, as text or bytes."""

    def write_content(self, content: str | bytes) -> None:
        """Replace the content."""

    def delete(self) -> None:
        """The file was removed, or another took its place."""


class _File:
    """What the two kinds of files share."""

    def __init__(self, path: str | PurePosixPath, permissions: int) -> None:
        self.path = PurePosixPath(path)
        self.name = self.path.name
        self.permissions = permissions
        self.deleted = False

    def delete(self) -> None:
        """Mark the file as removed.

        Example:
            >>> file = ouros.MemoryFile('/a.txt', 'hello')
            >>> file.delete()
            >>> file.deleted
            True
        """
        self.deleted = True


class MemoryFile(_File):
    """A file whose content is in memory.

    Args: `path`; `content`: text or bytes; `permissions`: as for `chmod`.
    Example:
        >>> file = ouros.MemoryFile('/data/a.txt', 'hello')
        >>> file.name, file.read_content()
        ('a.txt', 'hello')
        >>> file
        MemoryFile(path=/data/a.txt, content='...', permissions=420)
    """

    def __init__(self, path: str | PurePosixPath, content: str | bytes, *, permissions: int = 0o644) -> None:
        super().__init__(path, permissions)
        self.content = content

    def read_content(self) -> str | bytes:
        """The content as it was given or last written.

        Example:
            >>> ouros.MemoryFile('/a.txt', 'hello').read_content()
            'hello'
        """
        return self.content

    def write_content(self, content: str | bytes) -> None:
        """Replace the content.

        Example:
            >>> file = ouros.MemoryFile('/a.txt', 'hello')
            >>> file.write_content('new')
            >>> file.content
            'new'
        """
        self.content = content

    def __repr__(self) -> str:
        shown = "'...'" if isinstance(self.content, str) else "b'...'"
        return f"MemoryFile(path={self.path}, content={shown}, permissions={self.permissions})"


class CallbackFile(_File):
    """A file whose content comes from and goes to functions of the host, called with all the powers of the host.

    Args: `read(path)` gives text or bytes; `write(path, content)` takes them. Each is called once for each operation;
        asking for the file's size reads it.
    Example:
        >>> written = []
        >>> file = ouros.CallbackFile('/log', read=lambda path: 'now', write=lambda path, text: written.append(text))
        >>> code = "from pathlib import Path\\np = Path('/log')\\np.write_text('x')\\np.read_text()"
        >>> ouros.Sandbox(code).run(os=ouros.OSAccess([file])), written
        ('now', ['x'])
    """

    def __init__(
        self,
        path: str | PurePosixPath,
        read: Callable[[PurePosixPath], str | bytes],
        write: Callable[[PurePosixPath, str | bytes], None],
        *,
        permissions: int = 0o644,
    ) -> None:
        super().__init__(path, permissions)
        self.read = read
        self.write = write

    def read_content(self) -> str | bytes:
        """What `read(path)` gives.

        Example:
            >>> ouros.CallbackFile('/now', lambda path: f'for {path}', print).read_content()
            'for /now'
        """
        return self.read(self.path)

    def write_content(self, content: str | bytes) -> None:
        """Call `write(path, content)`.

        Example:
            >>> ouros.CallbackFile('/log', str, lambda path, content: print(path, content)).write_content('new')
            /log new
        """
        self.write(self.path, content)

    def __repr__(self) -> str:
        return f"CallbackFile(path={self.path}, read={self.read}, write={self.write}, permissions={self.permissions})"


# ---------------------------------------------------------------------------------------------------------------------
# A file system in memory

_Directory = dict[str, Any]
"""What is in a directory by name: directories, and files, which are anything else."""
_CHANGING: Final = threading.RLock()
"""Held while a tree changes, since runs in several threads may share one; one for all, so that each can be copied."""


class OSAccess(AbstractOS):
    """A file system in memory and an environment.

    Args:
        files: the files there are at first; their directories are made. A file with a relative path gets an absolute
            one, below `root_dir`.
        environ: the environment; kept, not copied.
        root_dir: where relative paths begin.
    Attributes: `files`: the files there are now, those made by programs included; `environ`.
    Raises: `ValueError` for a file below another file, `AssertionError` for a relative `root_dir`.
    Example:
        >>> system = ouros.OSAccess([ouros.MemoryFile('notes.txt', 'old')], environ={'USER': 'ada'})
        >>> code = '''
        ... import os
        ... with open('/notes.txt', 'a') as file:
        ...     file.write(' and new')
        ... os.environ['USER']
        ... '''
        >>> ouros.Sandbox(code).run(os=system), system.files[0].content
        ('ada', 'old and new')
    """

    def __init__(
        self,
        files: Sequence[AbstractFile] | None = None,
        environ: dict[str, str] | None = None,
        *,
        root_dir: str | PurePosixPath = "/",
    ) -> None:
        self._root_dir = PurePosixPath(root_dir)
        assert self._root_dir.is_absolute(), f"Root directory must be absolute, got {self._root_dir}"
        self.files: list[Any] = list(files or ())
        self.environ: dict[str, str] = environ or {}
        self._tree: _Directory = {}
        here = self._tree
        for part in self._parts(self._root_dir):
            here = here.setdefault(part, {})
        for file in list(self.files):
            self._place(file)

    def __repr__(self) -> str:
        return f"OSAccess(files={self.files}, environ={self.environ})"

    # the tree

    def _place(self, file: Any) -> None:
        """Put a file of the constructor into the tree."""
        if not hasattr(file, "path"):
            raise TypeError(f"files are MemoryFile, CallbackFile or what has their attributes, not {file!r}")
        if not file.path.is_absolute():
            file.path = self._root_dir / file.path
            file.name = file.path.name
        here: Any = self._tree
        *parents, name = self._parts(file.path) or [""]
        for part in parents:
            here = here.setdefault(part, {})
            if not isinstance(here, dict):
                raise ValueError(f"Cannot put file {file} within sub-directory of file {here}")
        before = here.get(name)
        if not name or isinstance(before, dict):
            raise ValueError(f"Cannot put file {file} in the place of a directory")
        if before is not None:
            self.files = [each for each in self.files if each is not before]
        here[name] = file

    def _parts(self, path: PurePosixPath) -> list[str]:
        """The names from the root to a path; `..` goes up, lexically."""
        found: list[str] = []
        for part in (self._root_dir / path).parts[1:]:
            if part != "..":
                found.append(part)
            elif found:
                found.pop()
        return found

    def _find(self, path: PurePosixPath) -> Any:
        """The file or directory, or None."""
        here: Any = self._tree
        for part in self._parts(path):
            if not isinstance(here, dict) or part not in here:
                return None
            here = here[part]
        return here

    def _parent(self, path: PurePosixPath) -> tuple[Any, str]:
        """What the last name of a path is looked up in, and that name; an empty one for the root."""
        *parents, name = self._parts(path) or [""]
        here: Any = self._tree
        for part in parents:
            here = here.get(part) if isinstance(here, dict) else None
        return here, name

    def _file(self, path: PurePosixPath) -> Any:
        found = self._find(path)
        if found is None:
            raise missing(path)
        if isinstance(found, dict):
            raise failure(errno.EISDIR, "Is a directory", str(path))
        return found

    def _dir(self, path: PurePosixPath) -> _Directory:
        found = self._find(path)
        if found is None:
            raise missing(path)
        if not isinstance(found, dict):
            raise failure(errno.ENOTDIR, "Not a directory", str(path))
        return found

    # questions

    def path_exists(self, path: PurePosixPath) -> bool:
        return self._find(path) is not None

    def path_is_file(self, path: PurePosixPath) -> bool:
        found = self._find(path)
        return found is not None and not isinstance(found, dict)

    def path_is_dir(self, path: PurePosixPath) -> bool:
        return isinstance(self._find(path), dict)

    def path_is_symlink(self, path: PurePosixPath) -> bool:
        return False

    def path_iterdir(self, path: PurePosixPath) -> list[PurePosixPath]:
        return [path / name for name in list(self._dir(path))]

    def path_stat(self, path: PurePosixPath) -> StatResult:
        found = self._find(path)
        if found is None:
            raise missing(path)
        if isinstance(found, dict):
            return StatResult.dir_stat()
        content = found.read_content()
        size = len(content.encode() if isinstance(content, str) else content)
        return StatResult.file_stat(size, found.permissions)

    def path_absolute(self, path: PurePosixPath) -> str:
        return str(self._root_dir / path)

    def path_resolve(self, path: PurePosixPath) -> str:
        return "/" + "/".join(self._parts(path))

    # content

    def path_read_text(self, path: PurePosixPath) -> str:
        content = self._file(path).read_content()
        return content if isinstance(content, str) else content.decode()

    def path_read_bytes(self, path: PurePosixPath) -> bytes:
        content = self._file(path).read_content()
        return content.encode() if isinstance(content, str) else content

    def path_write_text(self, path: PurePosixPath, data: str) -> int:
        return self._write(path, data)

    def path_write_bytes(self, path: PurePosixPath, data: bytes) -> int:
        return self._write(path, data)

    def _write(self, path: PurePosixPath, data: str | bytes) -> int:
        file = MemoryFile(PurePosixPath(self.path_resolve(path)), data)
        with _CHANGING:
            parent, name = self._parent(path)
            found = self._find(path)
            if isinstance(found, dict):
                raise failure(errno.EISDIR, "Is a directory", str(path))
            if found is None:
                if not isinstance(parent, dict):
                    raise missing(path)
                parent[name] = file
                self.files.append(file)
        if found is not None:
            found.write_content(data)
        return len(data)

    # changes

    def path_mkdir(self, path: PurePosixPath, parents: bool, exist_ok: bool) -> None:
        with _CHANGING:
            found = self._find(path)
            if found is not None:
                if exist_ok and isinstance(found, dict):
                    return
                raise failure(errno.EEXIST, "File exists", str(path))
            here = self._tree
            *above, name = self._parts(path)
            for part in above:
                if part not in here and not parents:
                    raise missing(path)
                here = here.setdefault(part, {})
                if not isinstance(here, dict):
                    raise failure(errno.ENOTDIR, "Not a directory", str(path))
            here[name] = {}

    def path_unlink(self, path: PurePosixPath) -> None:
        with _CHANGING:
            file = self._file(path)
            parent, name = self._parent(path)
            del parent[name]
            self._forget(file)

    def _forget(self, file: Any) -> None:
        file.delete()
        self.files = [each for each in self.files if each is not file]

    def path_rmdir(self, path: PurePosixPath) -> None:
        with _CHANGING:
            if self._dir(path):
                raise failure(39, "Directory not empty", str(path))
            parent, name = self._parent(path)
            if not name:
                raise failure(errno.EBUSY, "Device or resource busy", str(path))
            del parent[name]

    def path_rename(self, path: PurePosixPath, target: PurePosixPath) -> None:
        with _CHANGING:
            moved, (parent, name) = self._find(path), self._parent(path)
            goal, (above, new_name) = self._find(target), self._parent(target)
            here, there = str(path), str(target)
            if moved is None or not isinstance(above, dict):
                raise missing(path, target)
            if not name or not new_name:
                raise failure(errno.EBUSY, "Device or resource busy", here, there)
            if goal is moved:
                return
            old, new = self._parts(path), self._parts(target)
            if isinstance(moved, dict):
                if new[: len(old)] == old:
                    raise failure(errno.EINVAL, "Invalid argument", here, there)
                if goal is not None and not isinstance(goal, dict):
                    raise failure(errno.ENOTDIR, "Not a directory", here, there)
                if goal:
                    raise not_empty(here, there)
            elif isinstance(goal, dict):
                raise failure(errno.EISDIR, "Is a directory", here, there)
            if goal is not None and not isinstance(goal, dict):
                self._forget(goal)
            del parent[name]
            above[new_name] = moved
            for file, place in _files_in(moved, PurePosixPath("/", *new)):
                file.path, file.name = place, place.name

    # environment

    def getenv(self, key: str, default: str | None = None) -> str | None:
        return self.environ.get(key, default)

    def get_environ(self) -> dict[str, str]:
        return self.environ


def _files_in(node: Any, path: PurePosixPath) -> Iterator[tuple[Any, PurePosixPath]]:
    """Every file in a part of the tree, with the path at which it is."""
    waiting = [(node, path)]
    while waiting:
        here, place = waiting.pop()
        if isinstance(here, dict):
            waiting += [(each, place / name) for name, each in here.items()]
        else:
            yield here, place
