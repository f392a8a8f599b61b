"""Format strings that read attributes, however the method is reached."""

from tests.attacks import attack

SETUP = "def function(): pass\nclass Mapping(dict):\n    def __missing__(self, key): return function\n"
GLOBALS = "{0.__globals__}"

WAYS = {
    "method of a constant": f"'{GLOBALS}'.format(function)",
    "method of a variable": f"(lambda text: text.format(function))('{GLOBALS}')",
    "joined at run time": "('{0.__glo' + 'bals__}').format(function)",
    "bound method as a value": f"(lambda method: method(function))('{GLOBALS}'.format)",
    "unbound": f"str.format('{GLOBALS}', function)",
    "unbound, of the type": f"type('').format('{GLOBALS}', function)",
    "CVE-2023-41039 format_map": "'{x.__globals__}'.format_map({'x': function})",
    "CVE-2023-41039 unbound format_map": "str.format_map('{x.__globals__}', {'x': function})",
    "format_map with __missing__": "'{x.__globals__}'.format_map(Mapping())",
    "through map": f"list(map(str.format, ['{GLOBALS}'], [function]))[0]",
    "through map, bound": f"list(map('{GLOBALS}'.format, [function]))[0]",
    "by getattr": f"getattr('{GLOBALS}', 'format')(function)",
    "by object.__getattribute__": f"object.__getattribute__('{GLOBALS}', 'format')(function)",
    "by namespace": f"str.__dict__['format']('{GLOBALS}', function)",
    "nested field in the spec": "'{0:{1.__globals__}}'.format('', function)",
    "conversion": "'{0.__globals__!r}'.format(function)",
    "second attribute": "'{0.x.__globals__}'.format(type('', (), {'x': function}))",
    "item, then attribute": "'{0[0].__globals__}'.format([function])",
    "keyword": "'{f.__code__}'.format(f=function)",
    "automatic numbering": "'{.__code__}'.format(function)",
    "as sort key": f"[sorted([function], key='{GLOBALS}'.format), '{GLOBALS}'.format(function)]",
    "in a list": f"[text.format(function) for text in ['{GLOBALS}']]",
}

ATTACKS = [
    attack(
        f"format strings: {name}",
        f"{SETUP}try:\n    text = str({way})\nexcept ValueError as error:\n    text = str(error)\n"
        "if '__builtins__' in text or '<code' in text:\n    print('ESCAPED')",
    )
    for name, way in WAYS.items()
]

ATTACKS += [
    attack(
        "format strings: subclass calls super",
        f"""
def function(): pass
class Text(str):
    def format(self, *args): return super().format(*args)
if '__builtins__' in Text('{GLOBALS}').format(function):
    print('ESCAPED')
""",
    ),
    attack(
        "format strings: subclass inherits the method under another name",
        f"""
def function(): pass
class Text(str):
    other = str.format
if '__builtins__' in Text('{GLOBALS}').other(function):
    print('ESCAPED')
""",
    ),
    attack(
        "format strings: template that is another text when checked",
        f"""
def function(): pass
class Text(str):
    seen = 0
    def __iter__(self): return iter('')
    def __getitem__(self, at): return ''
    def __str__(self): return ''
    def __len__(self): return 0
if '__builtins__' in Text('{GLOBALS}').format(function):
    print('ESCAPED')
""",
    ),
    attack(
        "format strings: reads before the error are seen by the program",
        """
class Seen:
    @property
    def x(self): return self
    def __getattr__(self, name): return 0
def function(): pass
function.x = function
try:
    '{0.x.__globals__[zz]} {'.format(function)
except KeyError:
    print('ESCAPED')
except ValueError:
    pass
""",
    ),
    attack(
        "format strings: class pattern on a string",
        f"""
def function(): pass
class Text(str):
    __match_args__ = ('format',)
match Text('{GLOBALS}'):
    case Text(method):
        if '__builtins__' in method(function):
            print('ESCAPED')
""",
    ),
    attack(
        "format strings: class pattern by keyword on a string",
        f"""
def function(): pass
match '{GLOBALS}':
    case str(format=method):
        if '__builtins__' in method(function):
            print('ESCAPED')
""",
    ),
]

ATTACKS += [
    attack(
        "format strings: a formatter of the program's reads another field",
        """
import string
class Own(string.Formatter):
    def get_field(self, name, args, kwargs): return super().get_field('0.__globals__', args, kwargs)
def own(): pass
if '__builtins__' in Own().format('{0}', own):
    print('ESCAPED')
""",
    ),
    attack(
        "format strings: style of a log formatter",
        """
import logging
def own(): pass
record = logging.LogRecord('name', 10, 'path', 1, own, (), None)
if '__builtins__' in logging.Formatter('{msg.__globals__}', style='{').format(record):
    print('ESCAPED')
""",
    ),
]

TWINS = [
    """
class Point:
    def __init__(self, x, y): self.x, self.y = x, y
    def __format__(self, spec): return f'<{spec}>'
point = Point(1, 2.5)
print('{0} {1:>5} {0!r:<6}|'.format('a', 2), '{p.x:03d} {p.y:.{n}f}'.format(p=point, n=2))
print('{0:abc} {1[k]} {1[n].x}'.format(point, {'k': 3, 'n': point}))
print('{a}-{b}'.format_map({'a': 1, 'b': 2}), list(map('{:>3}'.format, [1, 22])), str.format('{}{}', 1, 2))
""",
    """
template = '{name}: {value:,}'
rows = [{'name': 'a', 'value': 1000}, {'name': 'b', 'value': 2000000}]
print([template.format(**row) for row in rows], ' '.join(map(template.format_map, rows)))
for bad in ('{', '{}{1}', '{0', '{x}', '{0.zz}'):
    try:
        print(bad.format(1))
    except (ValueError, KeyError, IndexError, AttributeError) as error:
        print(type(error).__name__, error)
""",
    """
class Text(str):
    def format(self, *args): return 'mine ' + super().format(*args)
class Formatter:
    def format(self, value): return f'[{value}]'
print(Text('{}').format(1), Formatter().format(2), f"{'x':>3}", f'{3.14159:.2f}', '%s %d' % ('a', 1), format(255, 'x'))
""",
]
