"""`difflib`: elements are told apart here, by the program's own rules, and compared as numbers by the host."""

from collections import namedtuple

Match = namedtuple("Match", "a b size", module="difflib")


class SequenceMatcher:
    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk = isjunk
        self.a = self.b = None
        self.autojunk = autojunk
        self._numbers = {}
        self._a = self._b = ()
        self._junk = ()
        self.matching_blocks = self.opcodes = None
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None
            self._a = self._numbered(a)

    def set_seq2(self, b):
        if b is not self.b:
            self.b = b
            self.matching_blocks = self.opcodes = None
            self._b = self._numbered(b)
            junk = []
            if self.isjunk:
                elements = list(self._numbers)
                for number in dict.fromkeys(self._b):
                    if self.isjunk(elements[number]):
                        junk.append(number)
            self._junk = tuple(junk)

    @property
    def bjunk(self):
        elements = list(self._numbers)
        return {elements[number] for number in self._junk}

    @property
    def bpopular(self):
        """The elements that are no junk and so frequent that the heuristic for long sequences leaves them out."""
        size = len(self._b)
        if not self.autojunk or size < 200:
            return set()
        counts = {}
        for number in self._b:
            counts[number] = counts.get(number, 0) + 1
        elements = list(self._numbers)
        most = size // 100 + 1
        return {elements[number] for number, count in counts.items() if count > most and number not in self._junk}

    def _numbered(self, sequence):
        """Each element as the number of those that are equal to it."""
        numbers = self._numbers
        made = []
        for element in sequence:
            made.append(numbers.setdefault(element, len(numbers)))
        return tuple(made)

    @_o_plain
    def _ask(self, question, *args):
        return _o_host("sequence_matcher", self._a, self._b, self._junk, self.autojunk, question, args)

    @_o_plain
    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        return Match(*self._ask("find_longest_match", alo, ahi, blo, bhi))

    @_o_plain
    def get_matching_blocks(self):
        if self.matching_blocks is None:
            self.matching_blocks = [Match(*each) for each in self._ask("get_matching_blocks")]
        return self.matching_blocks

    @_o_plain
    def get_opcodes(self):
        if self.opcodes is None:
            self.opcodes = self._ask("get_opcodes")
        return self.opcodes

    @_o_plain
    def get_grouped_opcodes(self, n=3):
        return iter(self._ask("get_grouped_opcodes", n))

    @_o_plain
    def ratio(self):
        return self._ask("ratio")

    @_o_plain
    def quick_ratio(self):
        return self._ask("quick_ratio")

    @_o_plain
    def real_quick_ratio(self):
        return self._ask("real_quick_ratio")

    @classmethod
    def __class_getitem__(cls, item):
        return _o_alias(cls, item)


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    if not n > 0:
        raise ValueError(f"n must be > 0: {n!r}")
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f"cutoff must be in [0.0, 1.0]: {cutoff!r}")
    found = []
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    for possibility in possibilities:
        matcher.set_seq1(possibility)
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff and matcher.ratio() >= cutoff:
            found.append((matcher.ratio(), possibility))
    found.sort(reverse=True)
    return [possibility for _, possibility in found[:n]]


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    yield from _o_host("diff", "unified", list(a), list(b), fromfile, tofile, fromfiledate, tofiledate, n, lineterm)


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    yield from _o_host("diff", "context", list(a), list(b), fromfile, tofile, fromfiledate, tofiledate, n, lineterm)


def ndiff(a, b, linejunk=None, charjunk=None):
    if linejunk is not None or charjunk is not None:
        raise TypeError("ndiff() takes no functions for junk in the sandbox")
    yield from _o_host("ndiff", list(a), list(b))


def restore(delta, which):
    marks = {1: "- ", 2: "+ "}.get(int(which))
    if marks is None:
        raise ValueError(f"unknown delta choice (must be 1 or 2): {which!r}")
    for line in delta:
        if line[:2] in ("  ", marks):
            yield line[2:]


class Differ:
    def __init__(self, linejunk=None, charjunk=None):
        if linejunk is not None or charjunk is not None:
            raise TypeError("Differ() takes no functions for junk in the sandbox")

    def compare(self, a, b):
        yield from _o_host("compare", list(a), list(b))
