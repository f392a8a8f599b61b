"""`string`: constants, `capwords`, templates with `$name`, and formatters, whose fields read attributes by rule."""

import re

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


_NOTHING = object()


def capwords(s, sep=None):
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


class _ChainMap:
    """Keywords before the mapping."""

    def __init__(self, first, second):
        self.first, self.second = first, second

    def __getitem__(self, name):
        return self.first[name] if name in self.first else self.second[name]


class Template:
    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = re.IGNORECASE

    def __init_subclass__(cls, /, **kwargs):
        super().__init_subclass__(**kwargs)
        _prepare(cls)

    def __init__(self, template):
        self.template = template

    def _invalid(self, mo):
        place = mo.start("invalid")
        lines = self.template[:place].splitlines(keepends=True)
        column = place - len("".join(lines[:-1])) if lines else 1
        raise ValueError(f"Invalid placeholder in string: line {len(lines) or 1}, col {column}")

    def _filled(self, mapping, kws, safe):
        if mapping is _NOTHING:
            mapping = kws
        elif kws:
            mapping = _ChainMap(kws, mapping)
        shown = []
        place = 0
        for mo in self.pattern.finditer(self.template):
            shown.append(self.template[place : mo.start()])
            place = mo.end()
            name = mo.group("named") or mo.group("braced")
            if name is not None:
                try:
                    shown.append(str(mapping[name]))
                except KeyError:
                    if not safe:
                        raise
                    shown.append(mo.group())
            elif mo.group("escaped") is not None:
                shown.append(self.delimiter)
            elif mo.group("invalid") is None:
                raise ValueError("Unrecognized named group in pattern", self.pattern)
            elif safe:
                shown.append(mo.group())
            else:
                self._invalid(mo)
        shown.append(self.template[place:])
        return "".join(shown)

    def substitute(self, mapping=_NOTHING, /, **kws):
        return self._filled(mapping, kws, False)

    def safe_substitute(self, mapping=_NOTHING, /, **kws):
        return self._filled(mapping, kws, True)

    def is_valid(self):
        for mo in self.pattern.finditer(self.template):
            if mo.group("invalid") is not None:
                return False
            if mo.group("named") is None and mo.group("braced") is None and mo.group("escaped") is None:
                raise ValueError("Unrecognized named group in pattern", self.pattern)
        return True

    def get_identifiers(self):
        found = []
        for mo in self.pattern.finditer(self.template):
            name = mo.group("named") or mo.group("braced")
            if name is not None and name not in found:
                found.append(name)
            elif name is None and mo.group("invalid") is None and mo.group("escaped") is None:
                raise ValueError("Unrecognized named group in pattern", self.pattern)
        return found


def _prepare(cls):
    """Compile the pattern of a class of templates."""
    pattern = cls.__dict__.get("pattern")
    if pattern is None:
        mark = re.escape(cls.delimiter)
        braced = cls.braceidpattern or cls.idpattern
        pattern = rf"{mark}(?:(?P<escaped>{mark})|(?P<named>{cls.idpattern})|{{(?P<braced>{braced})}}|(?P<invalid>))"
    cls.pattern = re.compile(pattern, cls.flags | re.VERBOSE)


_prepare(Template)


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if name is None:
                continue
            if name == "":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                name = str(auto_arg_index)
                auto_arg_index += 1
            elif name.isdigit():
                if auto_arg_index:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto_arg_index = False
            value, used = self.get_field(name, args, kwargs)
            used_args.add(used)
            value = self.convert_field(value, conversion)
            spec, auto_arg_index = self._vformat(spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            result.append(self.format_field(value, spec))
        return "".join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        return iter(_o_host("parse_format", format_string))

    def get_field(self, field_name, args, kwargs):
        first, rest = _o_host("split_field", field_name)
        value = self.get_value(first, args, kwargs)
        for is_attribute, key in rest:
            value = getattr(value, key) if is_attribute else value[key]
        return value, first
