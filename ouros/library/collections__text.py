"""`UserString`: a text whose class can be inherited from."""


class UserString:
    maketrans = str.maketrans

    def __init__(self, seq):
        if isinstance(seq, str):
            self.data = seq
        elif isinstance(seq, UserString):
            self.data = seq.data[:]
        else:
            self.data = str(seq)

    def __str__(self):
        return str(self.data)

    def __repr__(self):
        return repr(self.data)

    def __int__(self):
        return int(self.data)

    def __float__(self):
        return float(self.data)

    def __complex__(self):
        return complex(self.data)

    def __hash__(self):
        return hash(self.data)

    def __eq__(self, string):
        return self.data == _text_of(string)

    def __lt__(self, string):
        return self.data < _text_of(string)

    def __le__(self, string):
        return self.data <= _text_of(string)

    def __gt__(self, string):
        return self.data > _text_of(string)

    def __ge__(self, string):
        return self.data >= _text_of(string)

    def __contains__(self, char):
        return _text_of(char) in self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        return self.__class__(self.data[index])

    def __add__(self, other):
        if isinstance(other, (str, UserString)):
            return self.__class__(self.data + _text_of(other))
        return self.__class__(self.data + str(other))

    def __radd__(self, other):
        return self.__class__(other + self.data) if isinstance(other, str) else self.__class__(str(other) + self.data)

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    def __mod__(self, args):
        return self.__class__(self.data % args)

    def __rmod__(self, template):
        return self.__class__(str(template) % self)

    def encode(self, encoding="utf-8", errors="strict"):
        return self.data.encode("utf-8" if encoding is None else encoding, "strict" if errors is None else errors)

    def format(self, /, *args, **kwds):
        return self.data.format(*args, **kwds)

    def format_map(self, mapping):
        return self.data.format_map(mapping)

    def join(self, seq):
        return self.data.join(seq)


def _text_of(value):
    return value.data if isinstance(value, UserString) else value


def _same_text(name):
    """A method of str whose result is a text again."""

    def method(self, *args, **kwargs):
        return self.__class__(getattr(self.data, name)(*[_text_of(each) for each in args], **kwargs))

    return method


def _answer(name):
    """A method of str whose result is something else."""

    def method(self, *args, **kwargs):
        return getattr(self.data, name)(*[_text_of(each) for each in args], **kwargs)

    return method


for _name in """
    capitalize casefold center expandtabs ljust lower lstrip
    removeprefix removesuffix replace rjust rstrip strip swapcase
    title translate upper zfill
""".split():
    setattr(UserString, _name, _same_text(_name))
for _name in """
    count endswith find index isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable
    isspace istitle isupper partition rfind rindex rpartition rsplit split splitlines startswith
""".split():
    setattr(UserString, _name, _answer(_name))
