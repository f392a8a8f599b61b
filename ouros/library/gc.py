"""`gc`: a collection on demand; its settings are noted and change nothing, and it shows no objects."""

_settings = {"enabled": True, "threshold": (700, 10, 10) if _o_version < (3, 13) else (2000, 10, 10), "debug": 0}
garbage = []
callbacks = []


@_o_plain
def collect(generation=2):
    """Collects, and says that nothing was found: what the host left is not the program's business."""
    if type(generation) is not int:
        raise TypeError(f"'{type(generation).__name__}' object cannot be interpreted as an integer")
    if not 0 <= generation <= 2:
        raise ValueError("invalid generation")
    _o_collect_garbage(generation)
    return 0


@_o_plain
def enable():
    _settings["enabled"] = True


@_o_plain
def disable():
    _settings["enabled"] = False


@_o_plain
def isenabled():
    return _settings["enabled"]


@_o_plain
def get_threshold():
    return _settings["threshold"]


@_o_plain
def set_threshold(threshold0, threshold1=10, threshold2=10, /):
    _settings["threshold"] = (threshold0, threshold1, threshold2)


@_o_plain
def get_debug():
    return _settings["debug"]


@_o_plain
def set_debug(flags, /):
    _settings["debug"] = flags


@_o_plain
def get_count():
    return (0, 0, 0)


@_o_plain
def get_stats():
    return [{"collections": 0, "collected": 0, "uncollectable": 0} for _ in range(3)]


@_o_plain
def freeze():
    pass


unfreeze = freeze


@_o_plain
def get_freeze_count():
    return 0
