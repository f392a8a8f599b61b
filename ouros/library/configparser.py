"""`configparser`: sections of names and values as text, read from text, dicts and files of the program."""

import re as _re

DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10
_ABSENT = object()


class Error(Exception):
    def __init__(self, msg=""):
        self.message = msg
        Exception.__init__(self, msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    def __init__(self, section):
        Error.__init__(self, f"No section: {section!r}")
        self.section = section
        self.args = (section,)


class NoOptionError(Error):
    def __init__(self, option, section):
        Error.__init__(self, f"No option {option!r} in section: {section!r}")
        self.option, self.section = option, section
        self.args = (option, section)


class _Duplicate(Error):
    def _tell(self, what, source, lineno, args):
        where = ["While reading from ", repr(source)] if source is not None else []
        if lineno is not None:
            where.append(f" [line {lineno:2d}]")
        text = "".join([*where, ": ", what[0].lower() + what[1:]]) if source is not None else what
        Error.__init__(self, text)
        self.source, self.lineno, self.args = source, lineno, args


class DuplicateSectionError(_Duplicate):
    def __init__(self, section, source=None, lineno=None):
        self.section = section
        self._tell(f"Section {section!r} already exists", source, lineno, (section, source, lineno))


class DuplicateOptionError(_Duplicate):
    def __init__(self, section, option, source=None, lineno=None):
        self.section, self.option = section, option
        what = f"Option {option!r} in section {section!r} already exists"
        self._tell(what, source, lineno, (section, option, source, lineno))


class ParsingError(Error):
    def __init__(self, source, *args):
        super().__init__(f"Source contains parsing errors: {source!r}")
        self.source, self.errors, self.args = source, [], (source,)

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += f"\n\t[line {lineno:2d}]: {line}"


class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(self, f"File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}")
        self.source, self.lineno, self.line = filename, lineno, line
        self.args = (filename, lineno, line)


class InterpolationError(Error):
    def __init__(self, option, section, msg):
        Error.__init__(self, msg)
        self.option, self.section, self.args = option, section, (option, section, msg)


class InterpolationSyntaxError(InterpolationError):
    pass


class InterpolationDepthError(InterpolationError):
    def __init__(self, option, section, rawval):
        InterpolationError.__init__(
            self, option, section,
            f"Recursion limit exceeded in value substitution: option {option!r} in section {section!r} contains an "
            f"interpolation key which cannot be substituted in {MAX_INTERPOLATION_DEPTH} steps. Raw value: {rawval!r}",
        )  # fmt: skip
        self.args = (option, section, rawval)


class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        InterpolationError.__init__(
            self, option, section,
            f"Bad value substitution: option {option!r} in section {section!r} contains an interpolation key "
            f"{reference!r} which is not a valid option name. Raw value: {rawval!r}",
        )  # fmt: skip
        self.reference, self.args = reference, (option, section, rawval, reference)


class Interpolation:
    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value


class BasicInterpolation(Interpolation):
    _sign, _key = "%", _re.compile(r"%\(([^)]+)\)s")
    _wrong, _opening = "'%' must be followed by '%' or '(', found: {!r}", "("

    def before_get(self, parser, section, option, value, defaults):
        return "" if value is None else self._filled(parser, section, option, value, defaults, value, 1)

    def before_set(self, parser, section, option, value):
        left = self._key.sub("", value.replace(self._sign * 2, ""))
        if self._sign in left:
            raise ValueError(f"invalid interpolation syntax in {value!r} at position {left.index(self._sign)}")
        return value

    def _filled(self, parser, section, option, text, names, raw, depth):
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, parser.get(section, option, raw=True))
        made, at = [], text.find(self._sign)
        while at >= 0:
            made.append(text[:at])
            text = text[at:]
            found = self._key.match(text)
            if text[1:2] == self._sign:
                made.append(self._sign)
                text = text[2:]
            elif found is None:
                bad = f"bad interpolation variable reference {text!r}"
                wrong = bad if text[1:2] == self._opening else self._wrong.format(text)
                raise InterpolationSyntaxError(option, section, wrong)
            else:
                value, where, scope = self._looked_up(parser, section, option, found.group(1), names, raw)
                text = text[found.end() :]
                if self._sign in value:
                    value = self._filled(parser, where, option, value, scope, raw, depth + 1)
                made.append(value)
            at = text.find(self._sign)
        return "".join([*made, text])

    def _looked_up(self, parser, section, option, key, names, raw):
        name = parser.optionxform(key)
        if name not in names:
            raise InterpolationMissingOptionError(option, section, raw, name) from None
        return names[name], section, names


class ExtendedInterpolation(BasicInterpolation):
    _sign, _key = "$", _re.compile(r"\$\{([^}]+)\}")
    _wrong, _opening = "'$' must be followed by '$' or '{{', found: {!r}", "{"

    def _looked_up(self, parser, section, option, key, names, raw):
        where, colon, name = key.rpartition(":")
        if ":" in where:
            raise InterpolationSyntaxError(option, section, f"More than one ':' found: {raw!r}")
        try:
            if not colon:
                return names[parser.optionxform(key)], section, names
            name = parser.optionxform(name)
            return parser.get(where, name, raw=True), where, dict(parser.items(where, raw=True))
        except (KeyError, NoSectionError, NoOptionError):
            raise InterpolationMissingOptionError(option, section, raw, key) from None
