"""`glob`: files whose paths fit a pattern; each folder is read by a call to the host."""

import os
import re
from fnmatch import filter as _fitting

_MAGIC = re.compile("([*?[])")
_FOLDERS = re.compile("[^/]+/+")


@_o_plain
def has_magic(s):
    return _MAGIC.search(s) is not None


@_o_plain
def escape(pathname):
    return _MAGIC.sub(r"[\1]", pathname)


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    found = iglob(
        pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive, include_hidden=include_hidden
    )  # fmt: skip
    return list(found)


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    if dir_fd is not None:
        raise NotImplementedError("dir_fd is not supported in the sandbox: there are no file descriptors")
    pattern = os.fspath(pathname)
    if not isinstance(pattern, str):
        raise TypeError("glob takes patterns of text in the sandbox, not bytes")
    search = _Search("" if root_dir is None else os.fspath(root_dir), recursive, include_hidden)
    top = "/" * (len(pattern) - len(pattern.lstrip("/")))
    parts = _FOLDERS.findall(pattern)
    parts.append(pattern[len(top) + len("".join(parts)) :])
    return (path for path in search.below(top, parts) if path)


class _Search:
    """What holds for a whole search: where it begins, whether `**` goes down, whether hidden files count."""

    def __init__(self, root, recursive, hidden):
        self.root, self.recursive, self.hidden = root, recursive, hidden

    def below(self, path, parts):
        """Paths that begin with this one, which is a folder or nothing, and go on as these parts say."""
        part, rest = parts[0].rstrip("/"), parts[1:]
        if self.recursive and part == "**":
            yield from self.everywhere(path, rest)
        elif has_magic(part):
            names = [entry.name for entry in self.entries(path, bool(rest))]
            if not part.startswith("."):
                names = self.shown(names)
            for name in _fitting(names, part):
                if rest:
                    yield from self.below(f"{path}{name}/", rest)
                else:
                    yield path + name
        elif rest:
            yield from self.below(path + parts[0], rest)
        elif (os.path.lexists if part else os.path.isdir)(os.path.join(self.root, path + part)):
            yield path + part

    def everywhere(self, path, rest):
        """What the rest of a pattern finds here and in all folders below; without one, all that is there."""
        if rest:
            yield from self.below(path, rest)
        elif not path or os.path.isdir(os.path.join(self.root, path)):
            yield path
        for entry in self.entries(path, bool(rest)):
            if not self.shown([entry.name]):
                continue
            if not rest:
                yield path + entry.name
            if rest or entry.is_dir():
                inner = f"{path}{entry.name}/"
                if rest:
                    yield from self.everywhere(inner, rest)
                else:
                    yield from (each for each in self.everywhere(inner, rest) if each != inner)

    @_o_plain
    def shown(self, names):
        return names if self.hidden else [name for name in names if not name.startswith(".")]

    def entries(self, path, folders):
        """What a folder holds; nothing, if it cannot be read."""
        try:
            found = list(os.scandir(os.path.join(self.root, path) or "."))
        except OSError:
            return []
        return [entry for entry in found if entry.is_dir()] if folders else found
