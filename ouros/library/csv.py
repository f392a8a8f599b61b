"""`csv`: rows over iterables and files of the program; one row of text at a time is left to the host's parser."""

_NAMES = (
    "delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace", "strict"
)  # fmt: skip
_LIMIT = 131072
_ABSENT = object()


class Dialect:
    _name = ""
    delimiter = None
    quotechar = None
    escapechar = None
    doublequote = None
    skipinitialspace = None
    lineterminator = None
    quoting = None

    def __init__(self):
        try:
            _checked(self, {})
        except TypeError as error:
            raise Error(str(error))  # noqa: B904 - as CPython's class does


class excel(Dialect):
    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\n"
    quoting = QUOTE_ALL


_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}


class _Checked:
    """The options of a reader or writer."""

    def __init__(self, options):
        for name in _NAMES:
            setattr(self, "_" + name, options[name])

    delimiter = property(lambda self: self._delimiter)
    doublequote = property(lambda self: self._doublequote)
    escapechar = property(lambda self: self._escapechar)
    lineterminator = property(lambda self: self._lineterminator)
    quotechar = property(lambda self: self._quotechar)
    quoting = property(lambda self: self._quoting)
    skipinitialspace = property(lambda self: self._skipinitialspace)
    strict = property(lambda self: self._strict)

    def __reduce_ex__(self, protocol, /):
        raise TypeError("cannot pickle 'Dialect' instances")


def _checked(dialect, options):
    """All options, from a dialect by name or with attributes, and from keywords."""
    given = {}
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    if dialect is not None:
        for name in _NAMES:
            value = getattr(dialect, name, _o_host)
            if value is not _o_host:
                given[name] = value
    for name, value in options.items():
        given[name] = value  # the host refuses names that it does not know
    return _o_host("csv_dialect", given)


def register_dialect(name, dialect=None, /, **fmtparams):
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _Checked(_checked(dialect, fmtparams))


@_o_plain
def unregister_dialect(name, /):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name, /):
    if name not in _dialects:
        raise Error("unknown dialect")
    found = _dialects[name]
    return found if isinstance(found, _Checked) else _Checked(_checked(found, {}))


@_o_plain
def list_dialects():
    return list(_dialects)


@_o_plain
def field_size_limit(*limits):
    global _limit
    old = _limit
    if len(limits) > 1:
        raise TypeError(f"field_size_limit expected at most 1 argument, got {len(limits)}")
    for limit in limits:
        if not isinstance(limit, int):
            raise TypeError("limit must be an integer")
        _limit = limit
    return old


_limit = _LIMIT


class _Reader:
    def __init__(self, lines, options):
        self._lines = lines
        self._options = options
        self._key = tuple([options[name] for name in _NAMES])
        self.dialect = _Checked(options)
        self._count = 0
        self._row, self._counted = _o_csv_rows(lines, options) if _o_direct else (None, None)

    @property
    def line_num(self):
        return self._count if self._row is None else self._count + self._counted()

    def __iter__(self):
        return self

    def __next__(self):
        if self._row is not None and _limit == _LIMIT:
            return self._row()
        line = self._line(next(self._lines))
        if _limit >= _LIMIT >= len(line):
            row = _o_csv_row(line, self._key)
            if row is not None:
                return row
        lines = [line]
        row, more = _o_host("csv_parse", lines, self._options, False)
        while more:
            try:
                line = next(self._lines)
            except StopIteration:
                row, more = _o_host("csv_parse", lines, self._options, True)
                break
            lines.append(self._line(line))
            row, more = _o_host("csv_parse", lines, self._options, False)
        for field in row:
            if isinstance(field, str) and len(field) > _limit:
                raise Error(f"field larger than field limit ({_limit})")
        return row

    @_o_plain
    def _line(self, line):
        if not isinstance(line, str):
            kind = type(line).__name__
            raise Error(f"iterator should return strings, not {kind} (the file should be opened in text mode)")
        self._count += 1
        return line


def reader(iterable, /, dialect=None, **fmtparams):
    lines = iter(iterable)
    return _Reader(lines, _checked(dialect, fmtparams))


class _Writer:
    def __init__(self, file, options):
        self._write = file.write
        self._options = options
        self._key = tuple([options[name] for name in _NAMES])
        self.dialect = _Checked(options)

        self._row = _o_csv_rows_to(file.write, options) if _o_direct else None

    def writerow(self, row, /):
        if self._row is not None:
            return self._row(row)
        text = _o_csv_line(row, self._key)
        if text is not None:
            return self._write(text)
        return self._write(_o_host("csv_format", *self._fields(row), self._options))

    def _fields(self, row):
        try:
            items = iter(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        fields = []
        numbers = []
        while (field := next(items, _ABSENT)) is not _ABSENT:  # a loop would ask it for its iterator
            if not (type(field) is str or field is None or _o_is_real(field)):
                if _o_is_number(field):
                    numbers.append(len(fields))
                field = str(field)
            fields.append(field)
        return fields, numbers

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)


def writer(fileobj, /, dialect=None, **fmtparams):
    options = _checked(dialect, fmtparams)
    if not callable(getattr(fileobj, "write", None)):
        raise TypeError('argument 1 must have a "write" method')
    return _Writer(fileobj, options)


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        if _o_version >= (3, 12) and fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    def _names(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @property
    def fieldnames(self):
        return self._names()

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self._names()
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        names = self._names()
        found = dict(zip(names, row))
        wanted, given = len(names), len(row)
        if wanted < given:
            found[self.restkey] = row[wanted:]
        elif wanted > given:
            for name in names[given:]:
                found[name] = self.restval
        return found

    @classmethod
    def __class_getitem__(cls, item):
        return _o_alias(cls, item)


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if _o_version >= (3, 12) and fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames = fieldnames
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _dict_to_list(self, rowdict):
        if self.extrasaction == "raise":
            known = list(self.fieldnames)
            wrong = [key for key in rowdict.keys() if key not in known]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(key) for key in wrong]))
        return [rowdict.get(key, self.restval) for key in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._dict_to_list(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._dict_to_list, rowdicts))

    @classmethod
    def __class_getitem__(cls, item):
        return _o_alias(cls, item)


class Sniffer:
    preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        if delimiters is not None and not isinstance(delimiters, str):
            delimiters = "".join(delimiters)
        found = _o_host("csv_sniff", sample, delimiters)

        class dialect(Dialect):
            _name = "sniffed"
            lineterminator = "\r\n"
            quoting = QUOTE_MINIMAL
            doublequote, delimiter, quotechar, skipinitialspace = found

        return dialect

    def has_header(self, sample):
        return _o_host("csv_has_header", sample)
