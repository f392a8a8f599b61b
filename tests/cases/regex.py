# Programs that use `re`: patterns, match objects and their iterators alive across external calls.

#: re_match_search_fullmatch
import re

[re.match('a+', ext('aaab')).group(), re.match('b', ext('aaab')), re.search(ext('b+'), 'aabb').span(),
 re.fullmatch(r'\d+', ext('123')) is not None, re.fullmatch(r'\d+', ext('12a')), bool(re.search('z', 'abc')),
 re.search('(?i)B', ext('abc')).start()]

#: re_compiled_pattern_alive
import re

p = re.compile(ext(r'(\w+)@(\w+)\.com'), re.IGNORECASE)
ext('stop')
m = p.search('mail Ada@Example.COM now')
tick()
[m.group(), m.group(1), m.group(1, 2), m.groups(), m[2], m.start(2), m.end(), m.span(1), p.pattern, p.groups,
 p.flags & re.I != 0, m.string[m.start():m.end()], m.re is p, p.match(ext('x@y.com'), 0) is not None, m.pos,
 m.endpos, m.lastindex]

#: re_named_groups
import re

p = re.compile(r'(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?')
m = p.match(ext('2024-05'))
ext(0)
n = p.match(ext('2023-01-31'))
[m.groupdict(), m.groupdict(ext('?')), m['year'], m.group('month', 'day'), n.groupdict(), n.lastgroup,
 dict(p.groupindex), m.groups(default=ext(0)), p.sub(r'\g<month>/\g<year>', ext('on 2024-05-06')),
 m.expand(r'\1+\g<month>')]

#: re_findall_and_finditer_alive
import re

text = ext('a1 b22 c333')
it = re.finditer(r'([a-z])(\d+)', text)
first = next(it)
ext('stop')
second = next(it)
tick()
[re.findall(r'\d+', text), re.findall(r'([a-z])(\d)', text), re.findall(ext(r'(x)?'), 'ax'), first.group(2),
 second.group(0), [m.group(1) for m in it], re.findall('', ext('ab')),
 [m.span() for m in re.compile('b*').finditer('abb')]]

#: re_sub_string_and_count
import re

[re.sub('a', 'b', ext('banana')), re.sub('a', 'b', 'banana', count=ext(2)),
 re.sub(r'(\w)(\w)', r'\2\1', ext('abcd')), re.subn('[aeiou]', ext('*'), 'education'), re.sub('', '-', ext('ab')),
 re.sub(r'\s+', ' ', ext(' a \t b ')), re.sub('x', r'\n\\', ext('x')), re.sub(ext('(a)|b'), r'[\1]', 'ab'),
 re.sub('a', '', ext('aaa')) == '']

#: re_sub_with_pure_function
import re

counts = {}


def number(m):
    word = m.group()
    counts[word] = counts.get(word, 0) + 1
    return f'{word}{counts[word]}'


text = ext('to be or not to be')
out = [re.sub(r'\b\w+\b', number, text)]
ext(0)
out.append(re.sub(r'\d+', lambda m: str(int(m.group()) * 2), ext('a1b10c'), count=1))
out.append(re.compile('[a-z]').sub(lambda m: chr(ord(m[0]) - 32), ext('x-y')))
[out, counts]

#: re_split
import re

[re.split(r'[,;]\s*', ext('a, b;c,d')), re.split(r'([,;])', ext('a,b;c')),
 re.split(r'\s+', 'a b  c', maxsplit=ext(1)), re.split('x', ext('')), re.split('(?=[A-Z])', ext('oneTwoThree')),
 re.compile(r'\d').split(ext('a1b2c'))]

#: re_flags
import re

text = ext('First line\nsecond LINE\n')
verbose = re.compile(r'''
    (\w+)   # a word
    \s
    line    # the end
''', re.VERBOSE | re.I)
ext('stop')
[re.findall('^\\w+', text), re.findall('^\\w+', text, re.M), re.findall('line$', text, re.M | re.I),
 re.search('line.second', text), re.search('line.second', text, re.S) is not None, verbose.findall(text),
 re.findall(r'\w+', ext('é e'), re.ASCII), re.match('(?s:.)', '\n') is not None, re.match('(?m)^', ext('x')).span(),
 re.I == re.IGNORECASE]

#: re_lookaround_and_backreferences
import re

[re.findall(r'\w+(?=!)', ext('hi! you there!')), re.findall(r'(?<=\$)\d+', ext('$5 6 $70')),
 re.findall(r'\b(\w+) \1\b', ext('the the cat sat sat')), re.findall(r'(?<!a)b', ext('ab bb')),
 re.findall(r'a(?!b)', ext('ab ac')), re.match(r'(?P<q>[\'"]).*?(?P=q)', ext('"a\'b" c"')).group(),
 re.sub(r'(?<=\d)(?=(\d{3})+$)', ',', ext('1234567')), re.match(r'(a)?(?(1)b|c)', ext('c')).group()]

#: re_greedy_lazy_and_classes
import re

[re.findall('<.+>', ext('<a><b>')), re.findall('<.+?>', ext('<a><b>')), re.findall(r'a{2,3}', ext('aaaaa')),
 re.findall(r'[^\W\d_]+', ext('ab_1 cd2')), re.findall(r'[\]\-^]', ext(']-^a')), re.findall(r'\S+', ext(' x  y')),
 re.escape(ext('a.b*c')), re.findall(r'\bfoo\b', ext('foo food foo.')), re.findall(r'x*', ext('axb')),
 re.search(r'(a|ab)(c|bcd)(d*)', ext('abcd')).groups()]

#: re_errors
import re

out = []
for bad in ext(['(', 'a**', '[a', '(?P<1>a)', '\\', '*a', '(?<=a+)b']):
    try:
        re.compile(ext(bad))
        out.append('compiled')
    except re.error as e:
        out.append([e.msg, e.pos])
try:
    re.match('(a)', ext('a')).group(2)
except IndexError as e:
    out.append(str(e))
try:
    re.match('a', ext(b'a'))
except TypeError as e:
    out.append(str(e))
try:
    re.match('a', ext('b')).group()
except AttributeError as e:
    out.append(str(e))
out

#: re_bytes_patterns
import re

p = re.compile(rb'(\d+)')
ext(0)
[p.findall(ext(b'a1b22')), p.sub(b'<\\1>', ext(b'x5')), p.search(b'zz9').group(1), re.split(b',', ext(b'a,b'))]

#: re_tokenizer_with_stops
import re

TOKEN = re.compile(r'\s*(?:(?P<num>\d+(?:\.\d+)?)|(?P<name>[a-z]\w*)|(?P<op>[-+*/()]))')


def tokens(text):
    pos = 0
    while pos < len(text.rstrip()):
        m = TOKEN.match(text, pos)
        if m is None:
            raise SyntaxError(f'bad character at {pos}')
        pos = m.end()
        yield m.lastgroup, m.group(m.lastgroup)


out = []
for kind, value in tokens('3.5 * (alpha - 2)'):
    out.append(ext([kind, value]))
stream = tokens('1 ? 2')
out.append(next(stream))
ext('half')
try:
    next(stream)
except SyntaxError as e:
    out.append(str(e))
out

#: re_template_rendering
import re

env = {'user': {'name': 'Ada'}, 'n': 3}


def lookup(m):
    value = env
    for part in m.group(1).split('.'):
        value = value[part]
    return str(value)


template = ext('Hi {{ user.name }}, you have {{n}} messages, {{ user.name }}!')
names = [ext(m.group(1)) for m in re.finditer(r'\{\{\s*([\w.]+)\s*\}\}', template)]
env['n'] += ext(1)
[names, re.sub(r'\{\{\s*([\w.]+)\s*\}\}', lookup, template)]

#: re_log_parser
import re

LINE = re.compile(r'^(?P<time>\d\d:\d\d) \[(?P<level>\w+)\] (?P<rest>.*)$')
log_text = ext('''10:00 [INFO] start
10:01 [WARN] slow query (320 ms)
garbage
10:02 [INFO] done in 5 s''')
by_level, bad = {}, []
for number, line in enumerate(log_text.splitlines(), 1):
    if not (m := LINE.match(line)):
        bad.append(ext(number))
        continue
    entry = m.groupdict()
    entry['numbers'] = [int(n) for n in re.findall(r'\d+', entry.pop('rest'))]
    by_level.setdefault(ext(entry.pop('level')), []).append(entry)
[by_level, bad]

#: re_index_that_stops
import re
class I:
    def __init__(self, v): self.v = v
    def __index__(self): return ext(self.v)
p = re.compile('o')
out = [p.search('foo', I(2)).start(), p.match('foo', I(1)).start(), [m.start() for m in p.finditer('foo boo', I(3), I(6))], p.findall('foo', I(1), I(2)), p.fullmatch('foo', I(1), I(2)).span(), p.split('foo', I(1)), p.sub('x', 'foo', I(1)), p.subn('x', 'foo', count=I(1))]
m = p.search('foo')
out += [m[I(0)], m.group(I(0)), m.start(I(0)), m.span(I(0))]
out
