"""What `pathlib.Path` does by several calls to the host. Paths themselves are made by the runtime (`runtime.paths`)."""


def _open(path, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
    from _io import open as open_file  # which imports this module

    return open_file(path, mode, buffering, encoding, errors, newline)


def _lstat(path):
    return path.stat()


def _replace(path, target):
    path.rename(target)
    return type(path)(target)


def _touch(path, mode=0o666, exist_ok=True):
    if path.exists():
        if not exist_ok:
            raise FileExistsError(17, "File exists", str(path))
    else:
        path.write_bytes(b"")


def _samefile(path, other):
    return path.resolve() == type(path)(other).resolve()


def _cwd(cls):
    return cls(".").absolute()


def _home(cls):
    return cls("~").expanduser()


def _expanduser(path):
    if not path.parts or path.parts[0] != "~" or path.root:
        return path
    home = _call("os.getenv", "HOME", None)
    if home is None:
        raise RuntimeError("Could not determine home directory.")
    return type(path)(home, *path.parts[1:])


def _glob(path, pattern, **options):
    return _found(path, _parts_of(pattern))


def _rglob(path, pattern, **options):
    return _found(path, ["**", *_parts_of(pattern)])


def _parts_of(pattern):
    parts = list(type(Path())(pattern).parts)
    if str(pattern).startswith("/"):
        raise NotImplementedError("Non-relative patterns are unsupported")
    if not parts:
        raise ValueError(f"Unacceptable pattern: {pattern!r}")
    return parts


def _found(path, parts):
    """The paths below that fit, directories in the order in which the host lists them."""
    seen = set()
    waiting = [(path, 0)]
    while waiting:
        here, at = waiting.pop()
        if at == len(parts):
            if here not in seen:
                seen.add(here)
                yield here
            continue
        part = parts[at]
        if part == "**":
            waiting += [(each, at) for each in _directories(here)][::-1]
            if at + 1 == len(parts):
                if _o_version >= (3, 13):
                    waiting += [(each, len(parts)) for each in _inside(here) if not each.is_dir()][::-1]
                waiting.append((here, len(parts)))
            else:
                waiting.append((here, at + 1))
        elif part == "..":
            waiting.append((here / part, at + 1))
        elif _o_is_wild(part):
            fitting = [each for each in _inside(here) if _o_fits(each.name, part)]
            waiting += [(each, at + 1) for each in fitting][::-1]
        elif (here / part).exists():
            waiting.append((here / part, at + 1))


def _inside(path):
    return list(path.iterdir()) if path.is_dir() else []


def _directories(path):
    return [each for each in _inside(path) if each.is_dir()]


def _walk(path, top_down=True, on_error=None, follow_symlinks=False):
    return _descend(path, lambda here: here, lambda here, name: here / name, True, top_down, on_error, follow_symlinks)


def _descend(top, to_path, join, links_are_files, top_down, on_error, follow_links):
    """What is in a directory and below, for `Path.walk` and `os.walk`."""
    waiting = [top]
    while waiting:
        here = waiting.pop()
        if type(here) is tuple:
            yield here
            continue
        try:
            inside = list(to_path(here).iterdir())
        except OSError as error:
            if on_error is not None:
                on_error(error)
            continue
        directories = []
        files = []
        links = set()
        for each in inside:
            is_directory = each.is_dir()
            if is_directory and not follow_links and each.is_symlink():
                links.add(each.name)
                is_directory = not links_are_files
            (directories if is_directory else files).append(each.name)
        if top_down:
            yield here, directories, files
        else:
            waiting.append((here, directories, files))
        waiting += [join(here, name) for name in directories[::-1] if name not in links]


_call = _o_os
