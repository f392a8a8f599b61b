"""`os.path`: the functions that ask the host. Those that only work on text are the host's own (`modules.os.path`)."""

from pathlib import Path as _Path

__doc__ = "Common operations on Posix pathnames."

sep = "/"
altsep = None
curdir = "."
pardir = ".."
extsep = "."
pathsep = ":"
defpath = "/bin:/usr/bin"
devnull = "/dev/null"


def _path(path):
    return path if isinstance(path, _Path) else _Path(path)


def exists(path):
    return _path(path).exists()


lexists = exists


def isfile(path):
    return _path(path).is_file()


def isdir(s):
    return _path(s).is_dir()


def islink(path):
    return _path(path).is_symlink()


def getsize(filename):
    return _path(filename).stat().st_size


def getmtime(filename):
    return _path(filename).stat().st_mtime


def getatime(filename):
    return _path(filename).stat().st_atime


def getctime(filename):
    return _path(filename).stat().st_ctime


def abspath(path):
    text = join(path)
    return normpath(text if isabs(text) else join(str(_Path(".").absolute()), text))


def realpath(filename, *, strict=False):
    path = _path(filename)
    return str(path.resolve(strict=True) if strict else path.resolve())


def samefile(f1, f2):
    return realpath(f1) == realpath(f2)


def relpath(path, start=None):
    text = join(path)
    if not text:
        raise ValueError("no path specified")
    return _o_relpath(abspath(text), abspath("." if start is None else start))


def expanduser(path):
    text = join(path)
    if text != "~" and not text.startswith("~/"):
        return text
    home = _Path(text).expanduser()
    return str(home)
