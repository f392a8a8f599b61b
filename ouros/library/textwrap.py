"""`textwrap`: options and what calls the program here; where lines break is left to the host."""

_OPTIONS = (
    "width", "initial_indent", "subsequent_indent", "expand_tabs", "replace_whitespace", "fix_sentence_endings",
    "break_long_words", "drop_whitespace", "break_on_hyphens", "tabsize", "max_lines", "placeholder",
)  # fmt: skip


class TextWrapper:
    def __init_subclass__(cls, /, **kwargs):
        super().__init_subclass__(**kwargs)
        for name in ("_split", "_split_chunks", "_munge_whitespace", "_fix_sentence_endings", "_handle_long_word",
                     "_wrap_chunks"):  # fmt: skip
            if name in cls.__dict__:
                raise TypeError(f"a subclass of TextWrapper cannot define {name}() in the sandbox")

    @_o_plain
    def __init__(
        self,
        width=70,
        initial_indent="",
        subsequent_indent="",
        expand_tabs=True,
        replace_whitespace=True,
        fix_sentence_endings=False,
        break_long_words=True,
        drop_whitespace=True,
        break_on_hyphens=True,
        tabsize=8,
        *,
        max_lines=None,
        placeholder=" [...]",
    ):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def wrap(self, text):
        return _o_host("wrap", {name: getattr(self, name) for name in _OPTIONS}, text)

    def fill(self, text):
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def indent(text, prefix, predicate=None):
    lines = []
    for line in text.splitlines(True):
        if line.strip() if predicate is None else predicate(line):
            lines.append(prefix + line)
        else:
            lines.append(line)
    return "".join(lines)
