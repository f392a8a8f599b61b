# Programs that use `io`, `csv`, `textwrap` and `string`: files in memory alive across stops, rows over what suspends.

#: text_files_in_memory
import io

file = io.StringIO('first\nsecond\n')
head = file.readline()
written = io.StringIO()
print('a', 1, file=written)
ext('stop')
out = [head, file.tell(), file.read(3), file.read(), file.read(), written.getvalue(), written.write('more'), written.tell(), written.getvalue()]
written.seek(2)
written.write('XY')
ext('again')
out += [written.getvalue(), written.seek(0, 2), written.truncate(4), written.getvalue(), written.tell(), written.write('!'), written.getvalue()]
lines = iter(io.StringIO('x\ny\nz'))
out.append(next(lines))
ext('half')
out += [list(lines), io.StringIO('p\nq').readlines(), [line.strip() for line in io.StringIO(' 1 \n 2 ')], io.StringIO('a\r\nb\rc', newline=None).readlines(),
        io.StringIO('a\r\nb\rc', newline='').readlines(), io.StringIO('a\nb', newline='\r\n').getvalue(), io.StringIO().read(), file.closed, file.readable(), file.seekable(), file.isatty()]
with io.StringIO() as inner:
    inner.writelines(part for part in ext(['k', 'l']))
    out.append(inner.getvalue())
for wrong in (inner.getvalue, lambda: inner.write('x'), lambda: inner.read(), lambda: file.write(3), lambda: file.seek(-1), lambda: file.seek(1, 1), lambda: io.StringIO(3), file.fileno, file.detach,
              lambda: file.truncate(-1), lambda: file.seek(0, 9), lambda: io.StringIO('', newline='x'), lambda: next(iter(io.StringIO())), lambda: file.read('x'), lambda: iter(inner)):
    try:
        out.append(wrong())
    except (ValueError, TypeError, OSError, StopIteration) as error:
        out.append(f'{type(error).__name__}: {error}')
out

#: binary_files_in_memory
import io

file = io.BytesIO(b'one\ntwo\n')
out = [file.readline(), file.tell()]
ext('stop')
out += [file.read(2), file.read(), file.write(b'end'), file.getvalue(), file.seek(0), file.readlines(), file.seek(-3, 2), file.read1(), file.seek(20), file.write(bytearray(b'!')), file.getvalue(),
        file.truncate(3), file.getvalue(), list(io.BytesIO(b'a\nb')), file.closed]
held = bytearray(2)
file.seek(0)
out += [file.readinto(held), bytes(held)]
file.close()
for wrong in (file.read, lambda: file.write(b''), lambda: io.BytesIO().write('text'), lambda: io.BytesIO('text'), lambda: io.BytesIO(b'x').seek(-1), io.BytesIO().fileno):
    try:
        out.append(wrong())
    except (ValueError, TypeError, OSError) as error:
        out.append(f'{type(error).__name__}: {error}')
ext(out)

#: a_file_of_a_class_of_the_program
import io


class Log(io.StringIO):
    def write(self, text):
        return super().write(ext(text).upper())


log_file = Log()
log_file.write('abc ')
print('x', 'y', file=log_file)
log_file.writelines(['1', '2'])
[log_file.getvalue(), isinstance(log_file, io.TextIOBase), isinstance(log_file, io.IOBase)]

#: rows_of_a_table
import csv
import io

text = 'name,count\r\n"a, ""b""",1\r\n\r\n"two\nlines",2\r\nlast,3'
rows = csv.reader(io.StringIO(text))
out = [next(rows), next(rows), rows.line_num]
ext('half')
out += [list(rows), rows.line_num, rows.dialect.delimiter, list(csv.reader(['a;b', "'x;y';z"], delimiter=';', quotechar="'")), list(csv.reader(['1,"2",x'], quoting=csv.QUOTE_MINIMAL)),
        list(csv.reader(['1.5,"2"'], quoting=csv.QUOTE_NONNUMERIC)), list(csv.reader(['a\tb'], dialect='excel-tab')), list(csv.reader(['a\\,b,c'], escapechar='\\', quoting=csv.QUOTE_NONE)), list(csv.reader(['a, b'], skipinitialspace=True))]
table = csv.DictReader(io.StringIO('x,y\n1,2\n3\n4,5,6\n'), restkey='more', restval='none')
out += [table.fieldnames, next(table)]
ext('table')
out += [list(table), table.line_num]
sink = io.StringIO()
writer = csv.writer(sink, lineterminator='\n')
out.append(writer.writerow(['a', 1, 2.5, None, True, 'b,c', 'd"e', 'f\ng', '']))
ext('writing')
writer.writerows([[1, 2], ('x', 'y')])
names = csv.DictWriter(sink, ['p', 'q'], restval='-', quoting=csv.QUOTE_ALL)
names.writeheader()
names.writerow({'p': 1})
names.writerows([{'q': 2, 'p': 3}])
csv.register_dialect('pipes', delimiter='|', quoting=csv.QUOTE_ALL)
csv.writer(sink, 'pipes').writerow([1, 'a|b'])
out += [sink.getvalue(), 'pipes' in csv.list_dialects(), csv.get_dialect('pipes').delimiter, list(csv.reader(['"1"|"2"'], 'pipes')), csv.Sniffer().sniff('a;b;c\n1;2;3\n').delimiter, csv.field_size_limit()]
csv.unregister_dialect('pipes')
for wrong in (lambda: next(csv.reader(['"x'], strict=True)), lambda: next(csv.reader([5])), lambda: csv.reader(5), lambda: csv.reader([], delimiter='xx'), lambda: csv.get_dialect('pipes'), lambda: csv.writer(5), lambda: csv.reader([], nope=1),
              lambda: names.writerow({'z': 1}), lambda: csv.writer(sink).writerow(5), lambda: csv.writer(sink, quoting=csv.QUOTE_NONE).writerow(['a,b']), lambda: csv.DictWriter(sink, [], extrasaction='x'), lambda: next(csv.reader([])),
              lambda: csv.register_dialect(5), lambda: csv.reader([], quoting=99), lambda: next(csv.reader(['a"b'], quoting=csv.QUOTE_NONNUMERIC))):
    try:
        out.append(wrong())
    except (csv.Error, TypeError, ValueError, StopIteration) as error:
        out.append(f'{type(error).__name__}: {error}')
out

#: rows_over_what_suspends
import csv


class Cell:
    def __init__(self, text):
        self.text = text

    def __str__(self):
        return ext(self.text)


class Sink:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(ext(text))
        return len(self.parts)


def lines():
    log('header')
    yield ext('a,b')
    yield ext('"1')
    yield ext('2",3')
    log('end')


class Semicolons(csv.Dialect):
    delimiter = ';'
    quotechar = '"'
    lineterminator = '\n'
    quoting = csv.QUOTE_MINIMAL


rows = csv.reader(lines())
out = [next(rows)]
ext('half')
out += [list(rows), list(csv.DictReader(lines()))]
sink = Sink()
writer = csv.writer(sink, Semicolons)
out.append(writer.writerow(Cell(each) for each in ['x;y', 'z']))
writer.writerows([str(ext(n)), Cell(str(n))] for n in range(2))
table = csv.DictWriter(sink, fieldnames=[ext(each) for each in 'pq'])
table.writeheader()
table.writerow({'p': Cell('deep'), 'q': 1})
out + [sink.parts]

#: wrapped_text
import textwrap

text = ext('The quick brown fox, well-known for jumping, jumps over the lazy dog. It does so again and again.')
wrapper = textwrap.TextWrapper(width=30, initial_indent='* ', subsequent_indent='  ')
ext('stop')


def wanted(line):
    return ext('quick' in line)


class Narrow(textwrap.TextWrapper):
    def wrap(self, text):
        return super().wrap(ext(text).upper())


wrapper.max_lines = 2
out = [wrapper.wrap(text), wrapper.fill(text), textwrap.wrap(text, 20), textwrap.fill(text, width=40, break_on_hyphens=False), textwrap.shorten(text, 25), textwrap.shorten(text, width=30, placeholder='...'),
       textwrap.dedent('    a\n      b\n    c\n'), textwrap.indent('a\n\nb\n', '> '), textwrap.indent(textwrap.fill(text, 30), '> ', wanted), Narrow(20).fill(text)]
for wrong in (lambda: textwrap.wrap(text, 0), lambda: textwrap.wrap(5), lambda: textwrap.shorten(text, 2), lambda: textwrap.wrap(text, nope=1)):
    try:
        out.append(wrong())
    except (ValueError, TypeError, AttributeError) as error:
        out.append(type(error).__name__)
out

#: formatters
import string


class Point:
    def __init__(self):
        self.x = 3
        self.items = ['a', 'b']

    def __format__(self, spec):
        return ext(f'<{spec}>')


class Mine(string.Formatter):
    def get_value(self, key, args, kwargs):
        try:
            return super().get_value(key, args, kwargs)
        except KeyError:
            return ext(f'no {key}')

    def convert_field(self, value, conversion):
        return ext(value) * 2 if conversion == 'd' else super().convert_field(value, conversion)

    def check_unused_args(self, used, args, kwargs):
        log(sorted(map(str, used)))


plain, mine = string.Formatter(), Mine()
ext('stop')
out = [plain.format('{0} {1!r} {name:>5}', 1, 'b', name='c'), plain.format('{} {:{}}', 'a', 'b', '>4'), plain.format('{p.x} {p.items[1]} {p:spec}', p=Point()),
       mine.format('{a} {b!d} {0}', 5, b=4), mine.vformat('{x}{{}}', (), {'x': 1}), list(plain.parse('a{b!r:c}d')), plain.get_field('0.real', (7,), {})]
for wrong in (lambda: plain.format('{}'), lambda: plain.format('{0}{}', 1, 2), lambda: plain.format('{a}'), lambda: plain.format('{0!x}', 1), lambda: plain.format('{0:{1:{2:{3}}}}', 1, 2, 3, 4), lambda: plain.format('{'), lambda: plain.format()):
    try:
        out.append(wrong())
    except (ValueError, KeyError, IndexError, TypeError) as error:
        out.append(f'{type(error).__name__}: {error}')
out

#: templates
import string


class Source(dict):
    def __missing__(self, key):
        return ext(f'missing {key}')


class Percent(string.Template):
    delimiter = '%'
    idpattern = '[a-z]+_[a-z]+'


class Braces(string.Template):
    pattern = r"""
    \{\{(?:(?P<escaped>\{\{)|(?P<named>[a-z]+)\}\}|(?P<braced>[A-Z]+)\}\}|(?P<invalid>))
    """


template = string.Template('$who likes ${what}, costs $$5 and $unknown')
ext('stop')
out = [template.substitute(Source(who='a', what='b')), template.safe_substitute(who='x'), template.safe_substitute({'who': 'y'}, what='z'), template.is_valid(), template.get_identifiers(), Percent('%no %with_under').safe_substitute(with_under=1),
       Braces('{{name}} {{UP}}').substitute(name='n', UP='u'), template.template, string.Template('$a').substitute(a=ext(5)), string.Template('$é $').is_valid(), string.capwords('a b')]
for wrong in (lambda: template.substitute(), lambda: string.Template('x\n$').substitute(), lambda: string.Template('$9').substitute(), lambda: template.substitute(5)):
    try:
        out.append(wrong())
    except (ValueError, KeyError, TypeError) as error:
        out.append(f'{type(error).__name__}: {error}')
out

#: path_like_objects
import os
from os import PathLike
from pathlib import Path, PurePosixPath


class Under:
    def __init__(self, name):
        self.name = name

    def __fspath__(self):
        return 'data/' + self.name


class Named(PathLike):
    def __fspath__(self):
        return 'notes.txt'


def read(path: str | PathLike[str]) -> str:
    with open(path) as file:
        return file.readline()


out = [isinstance(v, PathLike) for v in (Path('x'), PurePosixPath('x'), Under('a.txt'), Named(), 'x', b'x', 3)]
try:
    type('Bare', (PathLike,), {})()
except TypeError as e:
    out.append(str(e)[:40])
out + [issubclass(Under, PathLike), read(Named()), read(Under(ext('a.txt'))), os.fspath(Named())]

#: text_index_that_stops
import io
class I:
    def __init__(self, v): self.v = v
    def __index__(self): return ext(self.v)
s = io.StringIO('hello world')
out = [s.read(I(3)), s.readline(I(2)), s.seek(I(1)), s.read(I(2)), s.truncate(I(4)), s.getvalue()]
b = io.BytesIO(b'hello world')
out += [b.read(I(3)), b.readline(I(2)), b.seek(I(1)), b.read(I(2)), b.truncate(I(4)), b.getvalue()]
out

#: path_fspath_that_stops
import os, pathlib
class P:
    def __fspath__(self): return ext('data/a.txt')
out = [os.fspath(P()), str(pathlib.Path(P())), os.path.join(P(), 'x'), os.path.basename(P()), pathlib.Path('x', P()).name, str(pathlib.Path('q') / P())]
with open(P()) as f:
    out.append(f.read())
out.append(os.path.exists(P()))
out

#: memory_files_alive
import copy
import io
class Tee(io.StringIO):
    def write(self, s):
        log('w', s)
        return super().write(s)
    def close(self):
        super().close()
Tee('dropped')
t, b, c = Tee('line1\nline2\n'), io.BytesIO(b'a\nb'), io.StringIO(newline='\r\n')
c.write('x\ny')
closed = io.BytesIO()
closed.close()
t.note = write = b.write
out = [next(t), b.readline(), c.getvalue(), ext(1)]
write(b'!')
b2, t2, c2 = copy.copy(b), copy.copy(t), copy.deepcopy(c)
b2.write(b'?')
print('end', 2, file=t)
c2.write('z\n')
out += [b.getvalue(), b2.getvalue(), t2.read(), [*t], t.getvalue(), t.note is write, closed.closed, c.getvalue(), c2.getvalue(), c2.tell()]
for op in (lambda: t.fileno(), lambda: b.detach(), lambda: closed.read(), lambda: t.write(1), lambda: b.write('x'), lambda: b.seek(-1), lambda: c.seek(1, 1), lambda: io.StringIO(3), lambda: io.StringIO(newline='x'), lambda: b.readinto(bytearray(3)), lambda: t.truncate(-1), lambda: list(closed)):
    try:
        out.append(op())
    except (OSError, ValueError, TypeError) as e:
        out.append([isinstance(e, io.UnsupportedOperation), str(e)])
with ext(io.BytesIO(b'q')) if False else io.BytesIO(b'q') as q:
    out.append(q.read(ext(5)))
out + [q.closed, isinstance(t, io.TextIOBase), issubclass(io.BytesIO, io.BufferedIOBase), isinstance(b, io.IOBase)]

#: replacing_gives_the_new_path
from pathlib import Path
p = Path('notes.txt')
q = p.replace('data/z.txt')
r = q.replace(Path('data/y.txt'))
[str(q), str(r), r.read_text(), q.exists()]

#: text_over_bytes
import csv
import io
log = []
b = io.BytesIO()
t = io.TextIOWrapper(b, encoding='utf-8', newline='\r\n', write_through=True)
log.append(t.write('héllo\nworld\n')); log.append(b.getvalue())
t = io.TextIOWrapper(io.BytesIO(), encoding='utf-8')
t.write('abc'); log.append(t.buffer.getvalue()); t.flush(); log.append(t.buffer.getvalue())
t = io.TextIOWrapper(io.BytesIO(b'a\r\nb\nc'), 'utf-8')
log += [t.readline(), t.read(1), t.read(), list(t), t.encoding, t.errors, t.readable(), t.writable(), t.seekable(), t.newlines]
log.append(t.seek(0)); ext(0); log.append(t.readlines())
for newline in (None, '', '\n', '\r', '\r\n'):
    t = io.TextIOWrapper(io.BytesIO('ä\r\nb\nc\rd\r\r\n'.encode()), encoding='utf-8', newline=newline)
    log.append([ext(line) for line in t]); log.append(t.newlines)
t = io.TextIOWrapper(io.BytesIO('é\nb'.encode('latin-1')), encoding='latin-1')
for line in t: log.append(ext(line))
t = io.TextIOWrapper(io.BytesIO(b'\xff'), encoding='utf-8')
try: t.read()
except UnicodeDecodeError as e: log.append(str(e))
t = io.TextIOWrapper(io.BytesIO(b'\xff'), encoding='utf-8', errors='replace')
log.append(t.read()); x = t.detach(); log.append(x.getvalue())
for use in (lambda: t.read(), lambda: t.write(1), lambda: io.TextIOWrapper(3), lambda: io.TextIOWrapper(x, newline='x'), lambda: io.TextIOWrapper(x, encoding='nope'), lambda: io.TextIOWrapper(x, encoding=3)):
    try: use()
    except (ValueError, TypeError, LookupError, AttributeError) as e: log.append((type(e).__name__, str(e)))
text = ''.join(f'line {i} ü\n' for i in range(3000))
t = io.TextIOWrapper(io.BytesIO(text.encode()), encoding='utf-8')
log.append(t.readline()); ext(1); log.append(len(t.read(9000))); log.append(t.read() == text[9000 + 11 - 1:]); log.append(t.read())
t = io.TextIOWrapper(io.BytesIO(), encoding='utf-8')
with t:
    t.write(text); ext(2); log.append(len(t.buffer.getvalue())); t.seek(0); log.append(t.readline()); log.append(t.tell() > 0)
    t.seek(0, 2); t.write('end'); t.flush(); log.append(t.buffer.getvalue()[-5:])
log.append((t.closed, t.buffer.closed))
for row in csv.reader(io.TextIOWrapper(io.BytesIO(b'a,b\r\n1,"2\r\n3"\r\n'), encoding='utf-8', newline='')): log.append(ext(row))
w = io.TextIOWrapper(io.BytesIO(), encoding='utf-8-sig', newline='', line_buffering=True)
csv.writer(w).writerow([1, 'ü']); log.append(w.buffer.getvalue()); w.seek(0); log.append(w.read())
t = io.TextIOWrapper(io.BytesIO('a\nb'.encode('utf-16')), encoding='utf-16'); log.append(t.readlines())
log

#: text_over_a_class
import io
log = []
class B(io.RawIOBase):
    def __init__(self): self.data = b'abc\nd\xc3\xa9f\n'; self.at = 0
    def readable(self): return True
    def writable(self): return True
    def seekable(self): return False
    def read1(self, n): log.append(ext(n)); self.at += 4; return self.data[self.at - 4:self.at]
    def read(self, n=-1): log.append(ext('all')); at, self.at = self.at, len(self.data); return self.data[at:]
    def write(self, data): log.append(ext(bytes(data))); return len(data)
    def flush(self): log.append('flush')
t = io.TextIOWrapper(B(), encoding='utf-8')
log.append(t.readline()); log.append(t.read(2)); log.append(t.read())
u = io.TextIOWrapper(B(), encoding='utf-8', line_buffering=True)
u.write('x'); u.write('y\n'); print('z', file=u); u.flush()
log

#: kinds_of_files
import io
with open('notes.txt') as f, open('notes.txt', 'rb') as b:
    kinds = [isinstance(f, io.TextIOWrapper), isinstance(f, io.TextIOBase), isinstance(f, io.IOBase), isinstance(b, io.BufferedIOBase), isinstance(b, io.IOBase),
             isinstance(b, io.TextIOBase), f.closed, f.name, b.name, f.encoding, f.line_buffering, f.readline(), b.readline()]
[*kinds, f.closed, b.closed]
