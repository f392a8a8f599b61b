# Programs about text: methods of `str`, f-strings, `format` and `%`, with external calls among their operands.

#: str_case_and_checks
s = ext('Hello World')
[s.upper(), s.lower(), s.swapcase(), s.title(), ext('hELLO').capitalize(), ext('straße').casefold(), s.islower(),
 ext('ab1').isalnum(), 'ab'.isalpha(), ext('12').isdigit(), '²'.isdigit(), '²'.isdecimal(),
 '½'.isnumeric(), ext('').isspace(), ' \t'.isspace(), s.istitle(), ext('a_1').isidentifier(), '1a'.isidentifier(),
 'é'.isascii(), ext('\n').isprintable(), 'ABC'.isupper()]

#: str_search_and_replace
s = ext('banana')
out = [s.find('an'), s.find(ext('an'), 2), s.rfind('an'), s.index(ext('n')), s.rindex('n', 0, ext(4)), s.count('a'),
    s.count(ext('ana')), s.find('x'), s.replace('a', ext('o')), s.replace('a', 'o', ext(2)),
    s.replace('', ext('-'))]
out += [s.startswith(ext('ban')), s.startswith(('x', ext('ba'))), s.endswith('na', 0, ext(4)), 'nan' in s,
    ext('') in s, s.removeprefix(ext('ba')), s.removesuffix('x'), s.translate({97: ext('A'), 110: None}),
    s.translate(str.maketrans('ab', ext('xy'), 'n'))]
try:
    s.index(ext('q'))
except ValueError as e:
    out.append(str(e))
out

#: str_split_and_join
s = ext(' a, b,,c ')
[s.split(), s.split(','), s.split(ext(','), 1), s.rsplit(',', ext(1)), 'a\nb\r\nc'.splitlines(),
 ext('a\nb\n').splitlines(True), 'k=v=w'.partition(ext('=')), 'k=v=w'.rpartition('='), ext('zzz').partition('='),
 ','.join(ext(['x', 'y'])), ext('').join('abc'), '-'.join({'p': 1, ext('q'): 2}), s.strip(), s.lstrip(' a'),
 s.rstrip(ext(' ,c')), 'xxhixx'.strip('x'), ext('a  b').split(' '), ''.split(), ''.split(ext(','))]

#: str_padding_and_width
s = ext('ab')
[s.ljust(5, '.'), s.rjust(ext(5)), s.center(7, ext('*')), ext('-42').zfill(6), '+7'.zfill(4),
 'a\tbc\td'.expandtabs(ext(4)), s * ext(3), s + ext('c'), len(ext('héé')), s[ext(-1)], s[::-1],
 'abcdef'[ext(1):5:2], s < ext('b'), max(ext('hello')), sorted(ext('hello')), list(ext('ab'))]

#: str_iteration_and_index_errors
s = ext('xyz')
out = []
for i, ch in enumerate(s):
    out.append(ext(ch) * (i + 1))
it = iter(s)
next(it)
ext(0)
out.append(list(it))
for bad in (lambda: s[ext(9)], lambda: s[ext('a')], lambda: s + ext(1), lambda: s * ext('a'),
    lambda: ','.join([1, ext(2)]), lambda: ext(1) + s, lambda: ext(5) in s):
    try:
        out.append(bad())
    except (IndexError, TypeError) as e:
        out.append(str(e))
out

#: str_escapes_and_unicode
texts = ['tab\t', 'nl\n', 'quote\'"', '\x00\x7f', '\u20ac', '\U0001f600', '\N{BULLET}', r'raw\n', 'a' 'b', """multi
line""", ext('back\\slash')]
ext('stop')
[texts, [repr(t) for t in texts], [len(t) for t in texts], [ascii(t) for t in texts[4:7]],
 [ord(t) for t in texts[4:7]], ext('\u20ac').encode(), ext('ñ') == 'n\u0303', 'é'.upper()]

#: str_encode_errors
out = []
for text, codec, errors in ext([['é', 'ascii', 'strict'], ['é', 'ascii', 'ignore'], ['é', 'ascii', 'replace'],
    ['é', 'ascii', 'backslashreplace'], ['é', 'ascii', 'xmlcharrefreplace'], ['€', 'utf-16-le', 'strict'],
    ['a', 'nope', 'strict']]):
    try:
        out.append(text.encode(codec, ext(errors)))
    except UnicodeEncodeError as e:
        out.append([str(e), e.start, e.end, e.reason])
    except LookupError as e:
        out.append(str(e))
try:
    ext(b'\xff\xfe').decode('utf-8')
except UnicodeDecodeError as e:
    out.append([str(e), e.reason])
out + [ext(b'\xffa').decode('utf-8', 'replace'), ext(b'a\xff').decode('ascii', errors='ignore')]

#: fstring_values_and_conversions
name, n, x = ext('Ada'), ext(42), ext(3.14159)
[f'{name}', f'{ext(name)!r:>8}', f'{n + ext(1)}', f'{x:.2f}', f'{name!s}{n!r}{ext("é")!a}', f'{{literal}} {n}',
 f'{n=}', f'{n + 1 = }', f'{ext(n)=!s}', f'{name=:>6}', f'a{ext(1)}b{ext(2)}c', f'{"nested " + f"{ext(3)}"}',
 f'{[i * ext(2) for i in (1, 2)]}', f'{ {"k": ext(1)}["k"] }', f'{n if ext(0) else name}',
 f'{(lambda v: v * 2)(ext(4))}', f'{ext((1, 2))}', f'{None}{True}', f'''{
    ext('multi')
}''', rf'\d{ext(1)}', f'' + f'{ext(" ")}|', f'{n:}']

#: fstring_nested_specs
w, p, fill = ext(10), ext(3), ext('*')
[f'{3.14159:{w}.{p}f}', f'{"ab":{fill}^{w}}', f'{ext(5):{ext("0")}{ext(4)}}', f'{ext(255):{"#"}{"x"}}',
 f'{ext("abcdef"):.{ext(2)}}', f'{12345.678:{ext(",")}}', f'{ext(7)!r:{ext(">")}{w}}', f'{"x":{"<"}{ext(w // 2)}}|',
 f'{1e6:{ext(".1e")}}']

#: fstring_format_mini_language
n, x = ext(1234567), ext(-1234.5678)
ints = [f'{n:d}', f'{n:,}', f'{n:_}', f'{n:x}', f'{n:#X}', f'{n:o}', f'{255:#b}', f'{n:e}', f'{n:+}', f'{n: }',
    f'{n:15}', f'{n:<15}|', f'{n:^15}', f'{n:015}', f'{65:c}', f'{-n:=+12,}', f'{n:*>12}', f'{n:_x}', f'{n:n}',
    f'{True:d}', f'{n:.2f}']
ext(0)
floats = [f'{x:f}', f'{x:.0f}', f'{x:.3e}', f'{x:g}', f'{x:G}', f'{x:.2%}', f'{x:+.1f}', f'{x:,.2f}', f'{x:012.3f}',
    f'{1e20:g}', f'{0.00001:g}', f'{float("inf"):f}', f'{float("nan"):5}', f'{x!r}', f'{3.0:#.0f}', f'{1.5:z.0f}',
    f'{-0.001:z.1f}', f'{x:}', f'{2.0}', f'{1e16}']
tick()
texts = [f'{"abc":5}|', f'{"abc":>5}', f'{"abc":^7}', f'{"abc":-^7}', f'{"abcdef":.3}', f'{"abc":s}', f'{"é":*<3}',
    f'{"a":05}']
[ints, floats, texts, f'{1 + 2j:.1f}']

#: format_errors
out = []
for value, spec in ext([[5, 's'], ['a', 'd'], [1.5, 'd'], [5, 'q'], ['a', '+'], ['a', '='], [5, '.2'], [[1], '5'],
    [None, '>5'], [1.5, ',_']]):
    try:
        out.append(format(value, ext(spec)))
    except (ValueError, TypeError) as e:
        out.append([type(e).__name__, str(e)])
out

#: format_builtin_function
[format(ext(3.5), '.2f'), format(ext('a'), '>4'), format(ext(10)), format(ext([1, 2])), format(ext(True)),
 format(ext(255), ext('08b')), format(None), format(ext(b'x')), format(1 + ext(0), ',')]

#: str_format_method_in_full
class P:
    x = 5
    items = ['a', 'b']


d = {'k': ext('v'), 'n': [1, 2]}
p = P()
['{} {}'.format(ext(1), ext(2)), '{1} {0} {1}'.format('a', ext('b')),
 '{name:>5}|{0!r}'.format(ext('z'), name=ext('n')), '{0[k]} {0[n][1]}'.format(d), '{p.x} {p.items[0]}'.format(p=p),
 '{:{}.{}f}'.format(ext(3.14159), 8, ext(2)),
 '{{}}{}'.format(ext(0)), '{0:{w}}|'.format('a', w=ext(4)), '{!s:*^7}'.format(ext(12)),
 '{a}{b}'.format(**ext({'a': 1, 'b': 2})), '{} {}'.format(*ext([1, 2])), '{0}{0}'.format(ext('x')),
 '{:,}'.format(ext(10 ** 7)), '{0[0]}{1[1]}'.format(ext('ab'), 'cd'), '{:>{width}}'.format('r', width=ext(3)),
 '{x!r} {x!s} {x!a}'.format(x=ext('é')), '{k}'.format_map(d), ''.format(ext(1))]

#: str_format_method_errors
out = []
for template, args in ext([['{} {}', [1]], ['{0} {}', [1, 2]], ['{a}', []], ['{', []], ['}', []], ['{0.nope}', [1]],
    ['{0[9]}', [[1]]], ['{0[k]}', [{}]], ['{!z}', [1]], ['{:d}', ['a']], ['{:>{}}', [1]]]):
    try:
        out.append(template.format(*args))
    except (IndexError, ValueError, KeyError, AttributeError) as e:
        out.append([type(e).__name__, str(e), ext(len(args))])
out

#: percent_formatting
n, x, s = ext(42), ext(3.14159), ext('text')
['%d' % n, '%5d|%-5d|%05d' % (n, n, ext(7)), '%x %X %o' % (n, ext(255), 8), '%#x %#o' % (n, n),
 '%+d % d' % (ext(5), 5), '%f %.2f %8.3f' % (x, x, x), '%e %g' % (ext(12345.678), 1e-10), '%s %r' % (s, s),
 '%10s|%-10s|%.2s' % (s, s, s), '%c%c' % (ext(65), 'b'), '100%%' % (),
 '%(a)s-%(b)03d' % {'a': ext('x'), 'b': ext(5)},
 '%*d|%-*d|' % (5, ext(3), ext(4), 2), '%.*f' % (ext(1), x), '%s' % (ext((1, 2)),), '%s %s' % ext((1, 2)),
 '%s' % ext([1]), '%s' % ext(None), '%a' % ext('é'), '%i' % ext(3.9), '%s' % {'k': ext(1)}]

#: percent_formatting_errors
out = []
for template, value in ext([['%d', 'a'], ['%d %d', (1,)], ['%d', (1, 2)], ['%q', 1], ['%', 1], ['%(a)s', {}],
    ['%(a)s', 5], ['%c', 'ab'], ['no', 5], ['%s', 1]]):
    try:
        out.append(template % value)
    except (TypeError, ValueError, KeyError) as e:
        out.append([type(e).__name__, str(e), ext(1)])
out

#: percent_with_stops_in_order
order = []


def note(x):
    order.append(x)
    return ext(x)


text = note('%s-%s-%s') % (note('a'), note(1), note((2, 3)))
bad = f"{note('v')}{note(2):{note(5)}d}{note('end')!r}"
[text, bad, order]

#: str_builder_loop_across_stops
lines = []
for word in ext('the quick brown fox').split():
    head, *tail = word
    lines.append(f'{ext(head.upper())}{"".join(tail):<6}|{len(word):02d}')
report = '\n'.join(lines)
report += f'\n{ext("=") * 8}'
[report, report.count('\n'), [len(line) for line in report.splitlines()]]

#: str_table_rendering
rows = ext([['name', 'qty', 'price'], ['apple', 3, 1.5], ['kiwi', 12, 0.25], ['melon', 1, 3]])
widths = [max(len(str(row[i])) for row in rows) for i in range(ext(3))]


def cell(value, width):
    if isinstance(value, (int, float)):
        return f'{value:>{width}.{ext(2)}f}' if isinstance(value, float) else f'{value:>{width}}'
    return f'{value:<{width}}'


table = [' '.join([cell(v, w) for v, w in zip(row, widths)]).rstrip() for row in rows]
table.insert(1, ' '.join('-' * w for w in widths))
[table, widths, ext('|'.join(table))]

#: str_caesar_and_palindrome
def shift(text, k):
    out = ''
    for ch in text:
        if ch.isalpha():
            base = ord('a') if ch.islower() else ord('A')
            ch = chr((ord(ch) - base + ext(k)) % 26 + base)
        out += ch
    return out


def palindrome(text):
    clean = [c for c in text.casefold() if c.isalnum()]
    return clean == clean[::-1]


secret = shift('Hi, Zoe!', 3)
[secret, shift(secret, -3), palindrome(ext('A man, a plan, a canal: Panama')), palindrome(ext('nope'))]

#: str_subclass_and_join_of_generators
parts = (str(i * i) for i in range(4))
first = next(parts)
ext('stop')
joined = ext('+').join(parts)
table = str.maketrans({'1': 'one', '9': None, '+': ext(' plus ')})
[first, joined, joined.translate(table), str(ext(b'x'), 'ascii'), str(), str(object=ext(5))]

#: str_comparison_and_sort_keys
names = ext(['Émile', 'zoe', 'Adam', 'eve', 'Zed'])
[sorted(names), sorted(names, key=str.casefold), min(names), max(names, key=len),
 sorted(names, key=lambda s: s[::-1]), [a < b for a, b in zip(names, names[1:])], 'a' * ext(0) == '',
 sorted(ext('bAc'), key=str.swapcase), 'é' == ext('e\u0301'), list(map(str.upper, names[:2])),
 list(map(str.strip, ext([' a ', 'b\n'])))]

#: str_parsing_by_hand
def parse_pairs(text):
    result, key, buf, quoted = {}, None, '', False
    for ch in text + ';':
        if ch == '"':
            quoted = not quoted
        elif ch == '=' and not quoted and key is None:
            key, buf = buf.strip(), ''
        elif ch == ';' and not quoted:
            if key is None:
                if buf.strip():
                    raise ValueError(f'no value for {buf.strip()!r}')
            else:
                result[ext(key)] = buf.strip()
            key, buf = None, ''
        else:
            buf += ch
    return result


out = [parse_pairs('a=1; b = two ;c="x;y=z"'), parse_pairs('')]
try:
    parse_pairs(ext('a=1;oops'))
except ValueError as e:
    out.append(str(e))
out

#: format_reads_what_attributes_read
class P:
    __tag__='T'
    'doc'
    def __init__(s): s.x={'a':[1,s]}
    def __format__(s,sp): return '<'+sp+'>'
    def __repr__(s): return 'rP'
p=P()
print('{0.__class__.__name__} {0.__tag__:>5} {0.x[a][1].__class__!r:>30} {0:abc} {0!r} {0!s:4}'.format(p))
print('{.__class__} {:{}} {!a}'.format(p, 3, 5, 'é'), '{a.__class__.__name__}-{b:{w}.{w}}|{c}'.format(a=1, b='abcdef', w=3, c=p))
class M(dict):
    def __missing__(s,k): return k+'!'
print('{x.__class__.__name__} {y} {z[0]}'.format_map(M(x=2, z=[p])))
for t, a, k in [
    ('{.__class__} {0}',(1,),{}),
    ('{.__class__} {}',(1,),{}),
    ('{a.__class__}',(),{}),
    ('{0.__class__} {',(1,),{}),
    ('{0.__nope__}',(1,),{}),
    ('{0.__class__[x]}',(1,),{}),
    ('{0.__class__:{:{:{}}}}',(1,2,3,4),{}),
    ('{0.__class__:5}',(1,),{}),
    ('{0.__class__!x}',(1,),{}),
    ('{0.x.__class__}',(1,),{}),
    ('{0[1].__class__}',(1,),{}),
    ('{.__class__}',(),{}),
    ('{0.__doc__.__len__}x',(p,),{}),
]:
    try: print(t.format(*a,**k))
    except Exception as e: print(type(e).__name__, e)
try: '{0.__class__}'.format_map({})
except Exception as e: print(type(e).__name__, e)
try: '{0.__class__}'.format_map(3)
except Exception as e: print(type(e).__name__, e)

#: format_reads_hazardous_names_that_suspend
class P:
    def __format__(s,sp): return str(ext('<'+sp+'>'))
    def __getattr__(s,n): return ext(n+'!')
    def __getitem__(s,k): return ext(k)
    @property
    def __secret__(s): return ext('sec')
p=P()
print('{0.__class__.__name__} {0:q} {0.foo} {0[k]} {0.__secret__} {0.__class__.__qualname__}'.format(p))
print('{x.__class__.__name__} {x.__secret__} {x}'.format_map({'x':p}))
