"""`getopt`: options in lists of arguments, as C programs have them."""

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    opt = ""
    msg = ""

    def __init__(self, msg, opt=""):
        self.msg = msg
        self.opt = opt
        Exception.__init__(self, msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


@_o_plain
def _names(longopts):
    return [longopts] if isinstance(longopts, str) else list(longopts)


@_o_plain
def getopt(args, shortopts, longopts=[]):
    found, names = [], _names(longopts)
    while args and args[0].startswith("-") and args[0] != "-":
        if args[0] == "--":
            return found, args[1:]
        option, args = _option(found, args[0], args[1:], shortopts, names)
    return found, args


@_o_plain
def gnu_getopt(args, shortopts, longopts=[]):
    found, others, names = [], [], _names(longopts)
    in_order = shortopts.startswith("+")
    shortopts = shortopts.removeprefix("+")
    while args:
        if args[0] == "--":
            others += args[1:]
            break
        if args[0].startswith("-") and args[0] != "-":
            option, args = _option(found, args[0], args[1:], shortopts, names)
        elif in_order:
            others += args
            break
        else:
            others.append(args[0])
            args = args[1:]
    return found, others


@_o_plain
def _option(found, option, args, shortopts, names):
    """Note what one argument says; the argument, and those that are left behind it."""
    if option[:2] == "--":
        name, equals, value = option[2:].partition("=")
        takes, name = _long(name, names)
        if takes and not equals:
            if not args:
                raise GetoptError(f"option --{name} requires argument", name)
            value, args = args[0], args[1:]
        elif equals and not takes:
            raise GetoptError(f"option --{name} must not have an argument", name)
        found.append((f"--{name}", value))
        return option, args
    letters = option[1:]
    while letters:
        letter, letters = letters[0], letters[1:]
        value = ""
        if _takes_value(letter, shortopts):
            if not letters:
                if not args:
                    raise GetoptError(f"option -{letter} requires argument", letter)
                letters, args = args[0], args[1:]
            value, letters = letters, ""
        found.append((f"-{letter}", value))
    return option, args


@_o_plain
def _long(name, names):
    fitting = [each for each in names if each.startswith(name)]
    if not fitting:
        raise GetoptError(f"option --{name} not recognized", name)
    if name in fitting:
        return False, name
    if f"{name}=" in fitting:
        return True, name
    if len(fitting) > 1:
        raise GetoptError(f"option --{name} not a unique prefix", name)
    return fitting[0].endswith("="), fitting[0].removesuffix("=")


@_o_plain
def _takes_value(letter, shortopts):
    for place, each in enumerate(shortopts):
        if letter == each != ":":
            return shortopts.startswith(":", place + 1)
    raise GetoptError(f"option -{letter} not recognized", letter)
