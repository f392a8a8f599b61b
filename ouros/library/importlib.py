"""`importlib`: a module whose name is computed is imported as by a statement; nothing of what imports is shown."""


def import_module(name, package=None):
    if name.startswith("."):
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        raise NotImplementedError("relative imports are not supported; give the full name of the module")
    return __import__(name, fromlist=("",))
