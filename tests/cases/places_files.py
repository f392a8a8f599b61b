# Files, paths and the environment: every one of their calls is a stop too, beside those of external functions.

#: files_open_across_stops
def numbered(path):
    with open(path) as file:
        first = ext(file.readline())
        place = file.tell()
        rest = [ext(line.rstrip()) for line in file]
        file.seek(place)
        again = file.read(ext(4))
    return first, place, rest, again, file.closed

first = open('data/a.txt')
second = open('data/a.txt')
pairs = [(ext(one), two) for one, two in zip(first, second)]
binary = open('data/b.csv', 'rb')
head = binary.read(2)
ext(head)
numbered('data/a.txt'), pairs, head, binary.read(ext(3)), binary.tell(), first is second

#: written_between_stops
with open('new.txt', 'w') as file:
    file.write(ext('a'))
    ext(file.tell())
    file.write('b\n')
    file.writelines(ext(each) for each in ['c', 'd'])
    print('printed', ext(1), file=file)
with open('new.txt', 'r+') as file:
    file.seek(ext(1))
    file.write('B')
    ext(0)
    file.seek(0, 2)
    file.write('!')
text = open('new.txt').read()
with open('notes.txt', 'a') as file:
    file.write(ext('second\n'))
text, open('notes.txt').readlines()

#: left_open
file = open('left.txt', 'w')
file.write(ext('x'))
other = open('left.txt', 'w')
ext(1)
other.write('y')
other.flush()
open('left.txt').read()

#: a_generator_over_a_file
def words(path):
    try:
        with open(path) as file:
            for line in file:
                yield from ext(line).split()
    finally:
        log('closed')

stream = words('data/a.txt')
found = [next(stream)]
ext(0)
found.append(next(stream))
stream.close()
found, list(words('data/b.csv'))

#: files_in_objects_and_closures
class Store:
    def __init__(self, path):
        self.path = path
        self.file = open(path, 'w')

    def __enter__(self):
        ext('enter')
        return self

    def __exit__(self, kind, error, traceback):
        self.file.write(ext('end'))
        self.file.close()
        return kind is ValueError

    @property
    def content(self):
        return open(self.path).read()

def writer(file):
    count = 0
    def write(text):
        nonlocal count
        count += ext(len(text))
        file.write(text)
        return count
    return write

with Store('store.txt') as store:
    write = writer(store.file)
    counts = [write('ab'), write('c')]
    raise ValueError(ext('x'))
held = {'file': open('data/a.txt')}
held['again'] = held['file']
ext(1)
counts, store.content, held['file'] is held['again'], held['again'].read(3), held['file'].read(1)

#: errors_of_files
found = []
for name, mode in [('none.txt', 'r'), ('data', 'r'), ('no/x', 'w'), ('data/a.txt', 'x'), ('data/a.txt', 'q')]:
    try:
        open(name, ext(mode))
    except Exception as error:
        found.append((type(error).__name__, str(error)))
    finally:
        ext(len(found))
file = open('data/a.txt')
try:
    with file:
        fail('KeyError', 'inside')
except KeyError:
    found.append(file.closed)
try:
    file.read()
except ValueError as error:
    found.append(str(error))
found

#: paths_across_stops
from pathlib import Path, PurePath

base = Path(ext('data'))
names = [ext(path.name) for path in sorted(base.iterdir())]
sizes = {path.name: ext(path.stat().st_size) for path in sorted(base.glob('*'))}
target = base / ext('sub') / 'deep'
target.mkdir(parents=True)
(target / 'f.txt').write_text(ext('deep'))
moved = target.parent / 'moved.txt'
(target / 'f.txt').rename(moved)
read = moved.read_text
ext(str(moved))
pure = PurePath('a') / 'b'
ext(1)
(names, sizes, read(), str(pure), [str(p) for p in sorted(base.rglob('*.txt'))], target.exists(), moved.is_file(),
 {Path('k'): ext(1)}[Path('k')], isinstance(base, PurePath), repr(base))

#: parents_of_paths
from pathlib import Path

parents = Path('/a/b/c/d').parents
stream = iter(parents)
back = reversed(parents)
found = [str(next(stream)), str(next(back))]
ext(1)
found += [str(each) for each in stream] + [str(next(back))]
(found, len(parents), str(parents[ext(1)]), [str(each) for each in parents[1:3]], Path('/a') in parents, repr(parents),
 [ext(str(each)) for each in Path('x/y').parents])

#: paths_in_callbacks
import os
from pathlib import Path

names = ['data/b.csv', 'notes.txt', 'data/a.txt']
(sorted(names, key=os.path.getsize), sorted(map(Path, names), key=lambda path: ext(path.stat().st_size))[0].name,
 [*map(os.path.exists, names)], [*filter(os.path.isdir, ['data', ext('none')])],
 max(names, key=lambda name: len(Path(name).read_text())), any(Path(name).is_dir() for name in names))

#: the_environment
import os
from os import environ, getenv

before = environ['USER']
ext(1)
try:
    os.environ[ext('NONE')]
except KeyError as error:
    missing = str(error)
before, os.environ.get('LANG'), getenv(ext('USER')), getenv('NONE', ext('default')), missing, 'USER' in os.environ

#: walking
import os

os.makedirs(os.path.join('x', ext('y'), 'z'))
for name in ('x/a', 'x/y/b'):
    with open(name, 'w') as file:
        file.write(ext(name))
found = []
for top, directories, files in os.walk('x'):
    ext(top)
    directories.sort()
    found.append((top, directories, sorted(files)))
os.remove('x/a')
os.rename('x/y/b', 'x/c')
found, sorted(os.listdir('x')), [top for top, _, _ in os.walk('x', topdown=False)][-1]

#: files_in_coroutines
import asyncio

async def read(path):
    with open(path) as file:
        for line in file:
            await asyncio.sleep(0)
            ext(line)
        return file.name

async def numbers(path):
    with open(path) as file:
        for line in file:
            yield ext(len(line))

first = await asyncio.gather(read('data/a.txt'), read('data/b.csv'))
first, [n async for n in numbers('data/a.txt')]

#: json_through_files
import json

with open('data.json', 'w') as file:
    json.dump({'a': ext([1, 2]), 'b': None}, file)
with open('data.json') as file:
    data = json.load(file)
ext(1)
data, json.loads(open('data.json').read()) == data

#: evaluated_sources_that_open_files
names = {'ext': ext}
exec("import os\nwith open('data/a.txt') as file:\n    first = ext(file.readline())\nuser = os.environ['USER']", names)
names['first'], names['user'], eval("open('notes.txt').read()")

#: closed_files_and_modes
def told(work):
    try:
        return work()
    except Exception as e:
        return f'{type(e).__name__}: {e}'

out = []
for mode in ('rb', 'wb', 'r+b', 'ab+', 'r', 'w', 'r+'):
    file = open('notes.txt', mode)
    row = [mode, file.mode]
    file.close()
    ext(mode)
    data = b'x' if 'b' in mode else 'x'
    row += map(told, (file.read, file.readline, file.readlines, file.tell, file.flush, file.__iter__, file.__enter__))
    row += map(told, (lambda: file.write(data), lambda: file.seek(0), lambda: next(file), lambda: file.writelines([data])))
    out.append(row)
for arguments in (('',), ('', 'w'), ('a\0b',), ('notes.txt', 'r', -1, None, None, None, False)):
    out.append(told(lambda: open(*arguments)))
with open('data/a.txt') as file:
    out += [told(lambda: file.write(b'x')), told(lambda: file.read('x')), told(lambda: file.truncate(1))]
out

#: writing_after_reading
with open('data/a.txt', 'r+') as file:
    first = ext(file.readline())
    file.write('added')
    file.seek(0)
    rest = file.read()
with open('data/b.csv', 'r+') as file:
    file.read(3)
    file.seek(file.tell())
    file.write('ext')
long = 'line\n' * 3000
with open('long.txt', 'w') as file:
    file.write(long)
with open('long.txt', 'r+') as file:
    ext(file.read(10))
    file.write('HERE')
first, rest, open('data/b.csv').read(), open('long.txt').read().index('HERE')

#: patterns_of_files_and_compressed_ones
import glob
import gzip
import os

os.makedirs('x/y/z')
os.makedirs('x/.hidden')
for name in ('x/a.py', 'x/y/b.py', 'x/y/z/c.txt', 'x/.hidden/d.py'):
    with open(name, 'w') as file:
        file.write(ext(name))
with open('x/packed.gz', 'wb') as file:
    file.write(gzip.compress(b'one\ntwo\n', mtime=ext(0)) + gzip.compress(b'three', 1, mtime=5))
found = [(ext(pattern), sorted(glob.glob(pattern, recursive=True))) for pattern in
         ('x/*', 'x/**', 'x/**/*.py', 'x/*/', '**/[bc].*', 'x/.*/*', 'x//a.py', 'nothing/*', 'x/*/*')]
seen = []
for path in glob.iglob('**/*.py', root_dir='x', recursive=True, include_hidden=True):
    ext('found')
    seen.append(path)
with gzip.open('x/packed.gz', 'rt') as file:
    lines = [ext(line) for line in file]
with gzip.open('x/packed.gz') as file:
    head = file.read(ext(3))
errors = []
for wrong in (b'abc', gzip.compress(b'abc', mtime=0)[:-3]):
    try:
        gzip.decompress(wrong)
    except (gzip.BadGzipFile, EOFError) as error:
        errors.append(str(error))
found, sorted(seen), lines, head, errors, glob.escape('a[b]*?'), glob.has_magic('a?')
