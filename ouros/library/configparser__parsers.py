"""The parsers, and sections as mappings."""

from collections.abc import MutableMapping as _MutableMapping

_BOOLEANS = {"1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False}
_HEADER = _re.compile(r"\[(?P<header>.+)\]")


class RawConfigParser(_MutableMapping):
    BOOLEAN_STATES = _BOOLEANS

    def popitem(self):
        for name in self.sections():
            section = self[name]
            del self[name]
            return name, section
        raise KeyError

    _DEFAULT_INTERPOLATION = Interpolation()

    def __init__(
        self, defaults=None, dict_type=dict, allow_no_value=False, *,
        delimiters=("=", ":"), comment_prefixes=("#", ";"),
        inline_comment_prefixes=None, strict=True, empty_lines_in_values=True, default_section=DEFAULTSECT,
        interpolation=_ABSENT, converters=None,
    ):  # fmt: skip
        self._defaults, self._sections, self._strict = {}, {}, strict
        self._allow_no_value, self._delimiters = allow_no_value, tuple(delimiters)
        self._comments, self._inline = tuple(comment_prefixes or ()), tuple(inline_comment_prefixes or ())
        self._empty_lines, self.default_section = empty_lines_in_values, default_section
        chosen = self._DEFAULT_INTERPOLATION if interpolation is _ABSENT else interpolation
        self._interpolation = Interpolation() if chosen is None else chosen
        if not isinstance(self._interpolation, Interpolation):
            raise TypeError(
                f"interpolation= must be None or an instance of Interpolation; got an object of type {type(chosen)}"
            )
        self.converters = {"int": int, "float": float, "boolean": self._convert_to_boolean, **(converters or {})}
        if defaults:
            self.read_dict({default_section: defaults})

    def __getattr__(self, name):
        if name[:3] == "get" and "converters" in self.__dict__ and name[3:] in self.converters:
            return lambda *args, **kwargs: self._get_as(name[3:], *args, **kwargs)
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'", name=name, obj=self)

    def optionxform(self, optionstr):
        return optionstr.lower()

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections)

    def add_section(self, section):
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = {}

    def has_section(self, section):
        return section in self._sections

    def options(self, section):
        if section not in self._sections:
            raise NoSectionError(section) from None
        return list({**self._sections[section], **self._defaults})

    def read(self, filenames, encoding=None):
        names = [filenames] if isinstance(filenames, (str, bytes)) or hasattr(filenames, "__fspath__") else filenames
        done = []
        for name in names:
            try:
                with open(name, encoding=encoding) as file:
                    self._read(file, str(name))
            except OSError:
                continue
            done.append(name)
        return done

    def read_file(self, f, source=None):
        self._read(f, getattr(f, "name", "<???>") if source is None else source)

    def read_string(self, string, source="<string>"):
        self._read(string.splitlines(keepends=True), source)

    def read_dict(self, dictionary, source="<dict>"):
        added = set()
        for section, held in dictionary.items():
            section = str(section)
            if self._strict and section in added:
                raise DuplicateSectionError(section)
            added.add(section)
            into = self._defaults if section == self.default_section else self._sections.setdefault(section, {})
            for key, value in held.items():
                key = self.optionxform(str(key))
                if value is not None:
                    value = self._interpolation.before_set(self, section, key, str(value))
                into[self.optionxform(key)] = value

    def _names(self, section, vars=None):
        if section != self.default_section and section not in self._sections:
            raise NoSectionError(section) from None
        given = {self.optionxform(key): None if value is None else str(value) for key, value in (vars or {}).items()}
        return {**self._defaults, **self._sections.get(section, {}), **given}

    def get(self, section, option, *, raw=False, vars=None, fallback=_ABSENT):
        try:
            names = self._names(section, vars)
        except NoSectionError:
            if fallback is _ABSENT:
                raise
            return fallback
        option = self.optionxform(option)
        try:
            value = names[option]
        except KeyError:
            if fallback is _ABSENT:
                raise NoOptionError(option, section)
            return fallback
        if raw or value is None:
            return value
        return self._interpolation.before_get(self, section, option, value, names)

    def _get_as(self, kind, section, option, *, raw=False, vars=None, fallback=_ABSENT):
        try:
            value = self.get(section, option, raw=raw, vars=vars)
        except (NoSectionError, NoOptionError):
            if fallback is _ABSENT:
                raise
            return fallback
        return self.converters[kind](value)

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError(f"Not a boolean: {value}")
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_ABSENT, raw=False, vars=None):
        if section is _ABSENT:
            return super().items()
        names = self._names(section, vars)
        if raw:
            return list(names.items())
        fill = self._interpolation.before_get
        return [(key, fill(self, section, key, value, names)) for key, value in names.items()]

    def has_option(self, section, option):
        if not section or section == self.default_section:
            return self.optionxform(option) in self._defaults
        return section in self._sections and self.optionxform(option) in self._names(section)

    def set(self, section, option, value=None):
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        if not section or section == self.default_section:
            into = self._defaults
        elif section in self._sections:
            into = self._sections[section]
        else:
            raise NoSectionError(section) from None
        into[self.optionxform(option)] = value

    def remove_option(self, section, option):
        if section and section != self.default_section and section not in self._sections:
            raise NoSectionError(section) from None
        into = self._defaults if not section or section == self.default_section else self._sections[section]
        return into.pop(self.optionxform(option), _ABSENT) is not _ABSENT

    def remove_section(self, section):
        return self._sections.pop(section, None) is not None

    def write(self, fp, space_around_delimiters=True):
        delimiter = f" {self._delimiters[0]} " if space_around_delimiters else self._delimiters[0]
        for section, held in [(self.default_section, self._defaults), *self._sections.items()]:
            if section == self.default_section and not held:
                continue
            fp.write(f"[{section}]\n")
            for key, value in held.items():
                shown = "" if value is None and self._allow_no_value else delimiter + str(value).replace("\n", "\n\t")
                fp.write(f"{key}{shown}\n")
            fp.write("\n")

    def _read(self, lines, source):
        seen, into, name, option, depth, problem = set(), None, None, None, 0, None
        values = {}  # the lists of lines of what this text has set
        for number, line in enumerate(lines, 1):
            text = self._without_comment(line)
            if not text:
                if self._empty_lines and option and values.get((name, option)) is not None and not line.strip():
                    values[name, option].append("")
                elif not self._empty_lines:
                    depth = 1 << 30
                continue
            indent = len(line) - len(line.lstrip())
            if into is not None and option and indent > depth:
                if values.get((name, option)) is not None:
                    values[name, option].append(text)
                continue
            depth, header = indent, _HEADER.match(text)
            if header:
                name, option = header.group("header"), None
                if name == self.default_section:
                    into = self._defaults
                elif name in self._sections:
                    if self._strict and name in seen:
                        raise DuplicateSectionError(name, source, number)
                    into = self._sections[name]
                else:
                    into = self._sections[name] = {}
                seen.add(name)
                continue
            if into is None:
                raise MissingSectionHeaderError(source, number, line)
            places = [text.find(each) for each in self._delimiters if each in text]
            if (not places and not self._allow_no_value) or 0 in places:
                problem = problem or ParsingError(source)
                problem.append(number, repr(line))
                continue
            at = min(places, default=len(text))
            option = self.optionxform(text[:at].rstrip())
            if self._strict and (name, option) in seen:
                raise DuplicateOptionError(name, option, source, number)
            seen.add((name, option))
            into[option] = None
            values[name, option] = [text[at + 1 :].strip()] if places else None
        for (section, option), held in values.items():
            into = self._defaults if section == self.default_section else self._sections[section]
            into[option] = None if held is None else "\n".join(held).rstrip()
        if problem:
            raise problem

    def _without_comment(self, line):
        if line.strip().startswith(self._comments):
            return ""
        ends = [found.start() for each in self._inline for found in _re.finditer(_re.escape(each), line)
                if found.start() == 0 or line[found.start() - 1].isspace()]  # fmt: skip
        return line[: min(ends, default=len(line))].strip()

    def __getitem__(self, key):
        if key != self.default_section and key not in self._sections:
            raise KeyError(key)
        return SectionProxy(self, key)

    def __setitem__(self, key, value):
        if key in self and self[key] is value:
            return
        (self._defaults if key == self.default_section else self._sections.get(key, {})).clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if key not in self._sections:
            raise KeyError(key)
        del self._sections[key]

    def __contains__(self, key):
        return key == self.default_section or key in self._sections

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        yield self.default_section
        yield from self._sections


class ConfigParser(RawConfigParser):
    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def set(self, section, option, value=None):
        if not isinstance(value, str) and not (value is None and self._allow_no_value):
            raise TypeError("option values must be strings")
        super().set(section, option, value)

    def add_section(self, section):
        if not isinstance(section, str):
            raise TypeError("section names must be strings")
        super().add_section(section)


class SectionProxy(_MutableMapping):
    def __init__(self, parser, name):
        self._parser, self._name = parser, name

    def __repr__(self):
        return f"<Section: {self._name}>"

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not (self._parser.has_option(self._name, key) and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def _options(self):
        return list(self._parser._names(self._name)) if self._name == self._parser.default_section else (
            self._parser.options(self._name)
        )  # fmt: skip

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return iter(self._options())

    @property
    def parser(self):
        return self._parser

    @property
    def name(self):
        return self._name

    def get(self, option, fallback=None, *, raw=False, vars=None):
        return self._parser.get(self._name, option, raw=raw, vars=vars, fallback=fallback)

    def __getattr__(self, name):
        if name[:3] == "get" and "_parser" in self.__dict__ and name[3:] in self._parser.converters:
            return lambda option, fallback=None, **kwargs: self._parser._get_as(
                name[3:], self._name, option, fallback=fallback, **kwargs
            )
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'", name=name, obj=self)
