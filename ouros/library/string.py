"""`string`: constants, `capwords`, and templates with `$name`; no `Formatter`, whose fields read attributes."""

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


class Template:
    delimiter = "$"

    def __init_subclass__(cls, /, **kwargs):
        super().__init_subclass__(**kwargs)
        for name in ("idpattern", "braceidpattern", "flags", "pattern"):
            if name in cls.__dict__:
                raise TypeError(f"a subclass of Template cannot define {name} in the sandbox; define delimiter instead")

    def __init__(self, template):
        self.template = template

    def _parts(self):
        """The text as triples: what stands before, a name or None, and the placeholder as written."""
        text, mark = self.template, self.delimiter
        parts = []
        place = 0
        while True:
            found = text.find(mark, place)
            if found < 0:
                parts.append((text[place:], None, ""))
                return parts
            after = found + len(mark)
            if text.startswith(mark, after):
                parts.append((text[place:found], mark, None))
                place = after + len(mark)
                continue
            braced = text.startswith("{", after)
            end = start = after + braced
            while end < len(text) and text[end].isascii() and (text[end].isalnum() or text[end] == "_"):
                end += 1
            name = text[start:end]
            whole = bool(name) and not name[0].isdigit() and (not braced or text.startswith("}", end))
            if braced and not whole and name and not name[0].isdigit():
                whole = False
            end += braced and whole
            if whole:
                parts.append((text[place:found], name, text[found:end]))
                place = end
            else:
                parts.append((text[place:found], None, after))
                place = after

    def _wrong(self, place):
        lines = self.template[:place].splitlines(keepends=True)
        column = place - len("".join(lines[:-1]))
        raise ValueError(f"Invalid placeholder in string: line {len(lines)}, col {column}")

    def _filled(self, mapping, kws, safe):
        shown = []
        for before, name, written in self._parts():
            shown.append(before)
            if written is None:
                shown.append(name)
            elif name is None:
                if written != "":
                    if not safe:
                        self._wrong(written)
                    shown.append(self.delimiter)
            else:
                shown.append(self._value(name, mapping, kws, written if safe else None))
        return "".join(shown)

    def _value(self, name, mapping, kws, missing):
        try:
            return str(kws[name] if name in kws else mapping[name])
        except KeyError:
            if missing is None:
                raise
            return missing

    def substitute(self, mapping=(), /, **kws):
        return self._filled({} if mapping == () else mapping, kws, False)

    def safe_substitute(self, mapping=(), /, **kws):
        return self._filled({} if mapping == () else mapping, kws, True)

    def is_valid(self):
        return all([name is not None or written == "" for _, name, written in self._parts()])

    def get_identifiers(self):
        found = []
        for _, name, written in self._parts():
            if name is not None and written is not None and name not in found:
                found.append(name)
        return found
