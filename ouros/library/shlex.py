"""`shlex`: the lexer, which reads a stream letter by letter; the functions are the host's."""

from io import StringIO

_LETTERS = "abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
_LATIN = [chr(code) for code in (*range(0xDF, 0x100), *range(0xC0, 0xDF)) if code not in (0xF7, 0xD7)]
_BLANK, _WORD, _PUNCTUATION = " ", "a", "c"
"""States; others are the quotes that the lexer is inside of, an escape, and None at the end."""


class shlex:
    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        if instream is None:
            raise ValueError("there is no standard input in the sandbox; give the lexer a text or a file")
        self.instream = StringIO(instream) if isinstance(instream, str) else instream
        self.infile = infile
        self.posix = posix
        self.eof = None if posix else ""
        self.commenters = "#"
        self.wordchars = _LETTERS + ("".join(_LATIN) if posix else "")
        self.whitespace = " \t\r\n"
        self.whitespace_split = False
        self.quotes = "'\""
        self.escape = "\\"
        self.escapedquotes = '"'
        self.state = _BLANK
        self.pushback = _o_deque()
        self.lineno = 1
        self.debug = 0
        self.token = ""
        self.filestack = _o_deque()
        self.source = None
        self._punctuation_chars = "();<>|&" if punctuation_chars is True else punctuation_chars or ""
        self._ahead = []
        if self._punctuation_chars:  # these stand in names of files, options and patterns
            letters = self.wordchars + "~-./*?="
            self.wordchars = "".join([each for each in letters if each not in self._punctuation_chars])

    @property
    def punctuation_chars(self):
        return self._punctuation_chars

    def push_token(self, tok):
        self.pushback.appendleft(tok)

    def push_source(self, newstream, newfile=None):
        self.filestack.appendleft((self.infile, self.instream, self.lineno))
        self.infile = newfile
        self.instream = StringIO(newstream) if isinstance(newstream, str) else newstream
        self.lineno = 1

    def pop_source(self):
        self.instream.close()
        self.infile, self.instream, self.lineno = self.filestack.popleft()
        self.state = _BLANK

    def sourcehook(self, newfile):
        raise NotImplementedError("override sourcehook() to say which stream a name stands for")

    def get_token(self):
        if self.pushback:
            return self.pushback.popleft()
        token = self.read_token()
        if self.source is not None:
            while token == self.source:
                found = self.sourcehook(self.read_token())
                if found:
                    name, stream = found
                    self.push_source(stream, name)
                token = self.get_token()
        while token == self.eof:
            if not self.filestack:
                return self.eof
            self.pop_source()
            token = self.get_token()
        return token

    def read_token(self):
        self._quoted = False
        self._escaped_in = _BLANK
        ends = False
        while not ends:
            letter = self._ahead.pop() if self._ahead else self.instream.read(1)
            if letter == "\n":
                self.lineno += 1
            if self.state is None:
                self.token = ""
                ends = True
            elif self.state == _BLANK:
                ends = self._between(letter)
            elif self.state in self.quotes:
                ends = self._inside_quotes(letter)
            elif self.state in self.escape:
                ends = self._escaped(letter)
            else:
                ends = self._inside_word(letter)
        token = self.token
        self.token = ""
        return None if self.posix and not self._quoted and token == "" else token

    def _has_token(self):
        return bool(self.token or (self.posix and self._quoted))

    def _skip_comment(self):
        self.instream.readline()
        self.lineno += 1

    def _between(self, letter):
        if not letter:
            self.state = None
            return True
        if letter in self.whitespace:
            return self._has_token()
        if letter in self.commenters:
            self._skip_comment()
            return False
        if self.posix and letter in self.escape:
            self._escaped_in = _WORD
            self.state = letter
            return False
        if letter in self.quotes and letter not in self.wordchars and letter not in self._punctuation_chars:
            if not self.posix:
                self.token = letter
            self.state = letter
            return False
        self.token = letter
        if letter in self.wordchars:
            self.state = _WORD
        elif letter in self._punctuation_chars:
            self.state = _PUNCTUATION
        elif self.whitespace_split:
            self.state = _WORD
        else:
            return True
        return False

    def _inside_quotes(self, letter):
        self._quoted = True
        if not letter:
            raise ValueError("No closing quotation")
        if letter == self.state:
            if not self.posix:
                self.token += letter
                self.state = _BLANK
                return True
            self.state = _WORD
        elif self.posix and letter in self.escape and self.state in self.escapedquotes:
            self._escaped_in = self.state
            self.state = letter
        else:
            self.token += letter
        return False

    def _escaped(self, letter):
        if not letter:
            raise ValueError("No escaped character")
        if self._escaped_in in self.quotes and letter != self.state and letter != self._escaped_in:
            self.token += self.state
        self.token += letter
        self.state = self._escaped_in
        return False

    def _inside_word(self, letter):
        if not letter:
            self.state = None
            return True
        if letter in self.whitespace:
            self.state = _BLANK
            return self._has_token()
        if letter in self.commenters:
            self._skip_comment()
            if not self.posix:
                return False
            self.state = _BLANK
            return self._has_token()
        if self.state == _PUNCTUATION:
            if letter in self._punctuation_chars:
                self.token += letter
                return False
            self._ahead.append(letter)
            self.state = _BLANK
            return True
        if self.posix and letter in self.quotes:
            self.state = letter
        elif self.posix and letter in self.escape:
            self._escaped_in = _WORD
            self.state = letter
        elif (
            letter in self.wordchars
            or letter in self.quotes
            or (self.whitespace_split and letter not in self._punctuation_chars)
        ):
            self.token += letter
        else:
            (self._ahead.append if self._punctuation_chars else self.pushback.appendleft)(letter)
            self.state = _BLANK
            return self._has_token()
        return False

    def error_leader(self, infile=None, lineno=None):
        infile = self.infile if infile is None else infile
        lineno = self.lineno if lineno is None else lineno
        return f'"{infile}", line {lineno}: '

    def __iter__(self):
        return self

    def __next__(self):
        token = self.get_token()
        if token == self.eof:
            raise StopIteration
        return token


def join(split_command):
    quote = _o_import("shlex").quote
    return " ".join([quote(each) for each in split_command])
