"""`os`: what a program may ask of the operating system that the host offers, as calls to the host."""

from pathlib import Path as _Path

__doc__ = "OS routines for Mac, NT, or Posix depending on what system we're on."

_call = _o_os
_spelled = _o_library("os.path", "join")  # alone, `os.fspath`, which may stop
_walk = _o_library("pathlib", "_descend")
name = "posix"
sep = "/"
altsep = None
curdir = "."
pardir = ".."
extsep = "."
pathsep = ":"
linesep = "\n"
devnull = "/dev/null"
defpath = "/bin:/usr/bin"
error = OSError
F_OK = 0
R_OK = 4
W_OK = 2
X_OK = 1


def getenv(*args, **kwargs):
    key, default = _getenv_arguments(*args, **kwargs)
    if not isinstance(key, str):
        raise TypeError(f"str expected, not {type(key).__name__}")
    return _call("os.getenv", key, default)


def _getenv_arguments(*args, **kwargs):
    if not args and "key" not in kwargs:
        raise TypeError("os.getenv expected at least 1 argument, got 0")
    if len(args) > 2:
        raise TypeError(f"os.getenv expected at most 2 arguments, got {len(args)}")
    return (lambda key, default=None: (key, default))(*args, **kwargs)


def fspath(path):
    return _spelled(path)


class PathLike(metaclass=_o_ABCMeta):
    """Abstract base class for implementing the file system path protocol."""

    def __fspath__(self):
        """Return the file system path representation of the object."""
        raise NotImplementedError

    __fspath__.__isabstractmethod__ = True

    @classmethod
    @_o_plain
    def __class_getitem__(cls, item):
        return _o_alias(cls, item)


_o_structure(PathLike, "__fspath__")


def _path(path):
    """A path of what a function was given, with its text as the program wrote it."""
    return path if isinstance(path, _Path) else _Path(fspath(path))


def getcwd():
    return str(_Path(".").absolute())


def listdir(path="."):
    return [each.name for each in _path("." if path is None else path).iterdir()]


def mkdir(path, mode=0o777):
    _path(path).mkdir()


def makedirs(name, mode=0o777, exist_ok=False):
    _path(name).mkdir(parents=True, exist_ok=exist_ok)


def remove(path):
    _path(path).unlink()


unlink = remove


def rmdir(path):
    _path(path).rmdir()


def removedirs(name):
    path = _path(name)
    path.rmdir()
    for parent in path.parents[:-1]:
        try:
            parent.rmdir()
        except OSError:
            break


def rename(src, dst):
    _path(src).rename(_path(dst))


replace = rename


def renames(old, new):
    _path(new).parent.mkdir(parents=True, exist_ok=True)
    rename(old, new)


def stat(path, *, follow_symlinks=True):
    return _path(path).stat()


lstat = stat


def access(path, mode):
    return _path(path).exists()


class DirEntry:
    """What `scandir` gives: one name in a directory."""

    def __init__(self, path, shown):
        self._path = path
        self.name = path.name
        self.path = shown

    def is_dir(self, *, follow_symlinks=True):
        return self._path.is_dir()

    def is_file(self, *, follow_symlinks=True):
        return self._path.is_file()

    def is_symlink(self):
        return self._path.is_symlink()

    def stat(self, *, follow_symlinks=True):
        return self._path.stat()

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"


class _Entries:
    """An iterator over the entries of a directory, which can be used in a `with` statement."""

    def __init__(self, entries):
        self._entries = entries

    def __iter__(self):
        return self

    def __next__(self):
        if not self._entries:
            raise StopIteration
        return self._entries.pop(0)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        self.close()

    def close(self):
        self._entries.clear()


def scandir(path="."):
    text = fspath("." if path is None else path)
    return _Entries([DirEntry(each, _o_join(text, each.name)) for each in _path(text).iterdir()])


def walk(top, topdown=True, onerror=None, followlinks=False):
    yield from _walk(fspath(top), _Path, lambda here, name: _o_join(here, name), False, topdown, onerror, followlinks)
