"""Attributes named by strings, names that normalise to others, and names that collide with the compiler's."""

from tests.attacks import attack

SETUP = "def function(): pass\n"

STRINGS = {
    "getattr": "getattr(function, '__globals__')",
    "getattr with default": "getattr(function, '__globals__', None)",
    "hasattr": "hasattr(function, '__globals__') or None",
    "type.__getattribute__": "type.__getattribute__(type(function), '__dict__')['__globals__'].__get__(function)",
    "super().__getattribute__": "super(type(function), function).__getattribute__('__globals__')",
    "bound __getattribute__": "function.__getattribute__('__globals__')",
    "partial application by map": "next(map(getattr, [function], ['__globals__']))",
    "through sorted": "[getattr(function, name) for name in sorted(['__globals__'])][0]",
    "string made at run time": "getattr(function, ''.join(reversed('__slabolg__')))",
    "string with a lying hash": "getattr(function, type('S', (str,), {'__eq__': lambda s, o: True})('__globals__'))",
}

_PLAIN = "print('ESCAPED' if type(found).__name__ == 'function' or hasattr(found, '__code__') else '')"

NAMESPACES = {
    "globals shows the machinery": "print('ESCAPED' if globals().get('__builtins__') else '')",
    "globals items": "print('ESCAPED' if any('__builtins__' in pair for pair in globals().items()) else '')",
    "globals keys": "print('ESCAPED' if [n for n in globals() if n[:3] == '_o_' or n == '__builtins__'] else '')",
    "globals is no dict to dict": "dict.__setitem__(globals(), '_o_live', 1)\nprint('ESCAPED')",
    "globals stores a helper": "globals()['_o_getattr'] = lambda *a: print('ESCAPED')\n().__class__",
    "globals updates a helper": "globals().update(_o_getattr=lambda *a: print('ESCAPED'))\n().__class__",
    "globals sets a default helper": "globals().setdefault('_o_getattr', lambda *a: print('ESCAPED'))\n().__class__",
    "globals merges in a helper": "g = globals()\ng |= {'_o_getattr': lambda *a: print('ESCAPED')}\n().__class__",
    "globals stores builtins": "globals()['__builtins__'] = {}\ndef f(): pass\nprint('ESCAPED')",
    "globals through a text of its own": (
        "class S(str):\n    def startswith(self, x): return False\n    def __eq__(self, x): return False\n"
        "    __hash__ = str.__hash__\n"
        "globals()[S('_o_getattr')] = lambda *a: print('ESCAPED')\n().__class__"
    ),
    "locals of a class stores a helper": (
        "class C:\n    locals()['_o_getattr'] = lambda *a: print('ESCAPED')\n    ().__class__"
    ),
    "locals of a class that stops": (
        "class C:\n    locals()['_o_getattr'] = lambda *a: print('ESCAPED')\n    len(fetch(1).__class__)"
    ),
    "locals shows temporaries": (
        "def f(x):\n    with x: return [n for n in locals() if n[:3] == '_o_']\n"
        "class C:\n    def __enter__(self): return 1\n    def __exit__(self, *a): pass\n"
        "print('ESCAPED' if f(C()) else '')"
    ),
    "methods of globals": "print('ESCAPED' if globals().get.__self__ or globals().get.__func__ else '')",
    "dict inside globals": "print('ESCAPED' if getattr(globals(), '_o_dict') else '')",
    "dir of a function": "print('ESCAPED' if {'__globals__', '__code__', '__closure__'} & {*dir(lambda: 0)} else '')",
    "dir of a class": "class C: pass\nprint('ESCAPED' if [n for n in dir(C) if n[:3] == '_o_'] else '')",
    "vars of a module": "import math\nprint('ESCAPED' if vars(math) else '')",
}
EVALUATED = {
    "import of a host module": "exec('import os; os.system')\nprint('ESCAPED')",
    "dunder in a source": "eval('().__class__.__base__.__subclasses__()')\nprint('ESCAPED')",
    "dunder in a source made at run time": "eval('()' + '._' + '_class_' + '_.__subcla' + 'sses__')\nprint('ESCAPED')",
    "globals of an evaluated function": "d = {}\nexec('def f(): pass', d)\nd['f'].__globals__\nprint('ESCAPED')",
    "code of an evaluated function": "d = {}\nexec('def f(): pass', d)\nd['f'].__code__\nprint('ESCAPED')",
    "constants of a code object": "compile('1', '', 'eval').co_consts\nprint('ESCAPED')",
    "code object with other bytecode": "compile('1', '', 'eval').replace(co_code=b'')\nprint('ESCAPED')",
    "host modules by __import__": "__import__('os.path').path.os\nprint('ESCAPED')",
    "builtins in a namespace": "d = {}\nexec('', d)\nd['__builtins__']['open']('/etc/hostname')\nprint('ESCAPED')",
    "syntax error keeps a frame": """
try:
    exec('def f(:')
except SyntaxError as e:
    e.__traceback__.tb_frame.f_globals
    print('ESCAPED')
""".strip(),
    "type of code objects": """
make = type(compile('1', '', 'eval'))
try:
    make()
except TypeError as e:
    if 'missing' in str(e) or 'argument' in str(e):
        print('ESCAPED')
""".strip(),
}
"""Attacks from sources that are made at run time, or by what `compile` gives."""

COMPILER_NAMES = {
    "names of the compiler in a namespace": """
d = {'_o_getattr': lambda o, n: print('ESCAPED'), '_o_fuel': [], '_o_import': lambda n: print('ESCAPED')}
exec('import math\\ntype(1).__name__', d)
""",
    "names of the compiler as locals": """
d = {'_o_names': {}, '_o_find_name': lambda *a: print('ESCAPED')}
exec('x = 1; x', {}, d)
""",
    "builtins of the program's own": """
class B(dict):
    def __getitem__(self, name):
        if name.startswith('_o_'):
            print('ESCAPED')
        return dict.__getitem__(self, name)
def spy(*a): print('ESCAPED')
try:
    exec('class A: pass\\nx = 1 .__class__', {'__builtins__': B(_o_getattr=spy, __build_class__=spy, _o_getitem=spy)})
except NameError:
    pass
""",
    "a mapping that hears every name": """
class M(dict):
    def __missing__(self, name):
        if name.startswith('_o_'):
            print('ESCAPED')
        raise KeyError(name)
exec('def f(): return len\\nf().__name__', M(), M())
""",
    "reserved name in a source": "exec('_o_x = 1')\nprint('ESCAPED')",
    "reserved name as a global": "exec('def f():\\n  global _o_x\\n  _o_x = 1', {})\nprint('ESCAPED')",
    "__builtins__ in a source": "exec('__builtins__')\nprint('ESCAPED')",
}
"""Attacks on what a source is compiled to; a plain `exec` has nothing of the kind."""

ATTACKS = [
    attack(
        f"attribute by string: {name}",
        f"{SETUP}if ({way}) is not None:\n    print('ESCAPED')",
        plain="lying" not in name and "super" not in name,
    )
    for name, way in STRINGS.items()
]

ATTACKS += [
    attack(
        "attribute by string: string that changes between check and use",
        """
def function(): pass
class Name(str):
    asked = 0
    def __hash__(self):
        return hash('__globals__')
    def __eq__(self, other):
        return other == '__globals__'
    def startswith(self, *args): return False
    def __str__(self): return '__globals__'
print('ESCAPED' if getattr(function, Name('harmless')) is not None else '')
""",
        plain=False,
    ),
    attack(
        "attribute by string: class namespace with a key that lies",
        """
class Key(str):
    count = 0
    def __hash__(self): return hash('__reduce_ex__')
    def __eq__(self, other):
        Key.count += 1
        return Key.count < 3
Own = type('Own', (), {Key('x'): 1})
for _ in range(5):
    try:
        if callable(Own().__reduce_ex__):
            print('ESCAPED')
    except Exception:
        pass
""",
        plain=False,
    ),
    attack(
        "attribute by string: __getattr__ is the builtin",
        """
class Proxy:
    __getattr__ = object.__getattribute__
    def __init__(self): self.__dict__['x'] = 1
function = lambda: 0
Function = type(function)
class Reader:
    read = Function.__getattribute__
if Reader.read(function, '__globals__') is not None:
    print('ESCAPED')
""",
    ),
    attack(
        "attribute by string: setattr on a function's code",
        """
def function(): return 1
def other(): return 'ESCAPED'
setattr(function, '__code__', other.__code__)
print(function())
""",
    ),
    attack(
        "attribute by string: __setattr__ as a value",
        """
def function(): return 1
function.__setattr__('__code__', (lambda: 'ESCAPED').__code__)
print(function())
""",
    ),
    attack(
        "attribute by string: unbound __setattr__",
        """
def function(): return 1
object.__setattr__(function, '__code__', (lambda: 'ESCAPED').__code__)
print(function())
""",
    ),
    attack(
        "unicode: full-width attribute",
        "found = ().__\uff43lass__.__\uff42ase__.__\uff53ubclasses__()\nprint('ESCAPED')",
    ),
    attack(
        "unicode: italic attribute",
        "def function(): pass\n"
        "if function.__\U0001d454\U0001d459\U0001d45c\U0001d44f\U0001d44e\U0001d459\U0001d460__:\n"
        "    print('ESCAPED')",
    ),
    attack("unicode: full-width builtin", "\uff4fpen('/dev/null')\nprint('ESCAPED')"),
    attack(
        "unicode: long s in a keyword pattern",
        "match len:\n    case object(__\u017felf__=x):\n        print('ESCAPED')",
    ),
    attack(
        "unicode: full-width name of the compiler",
        "_\uff4f_getattr = lambda obj, name: 'ESCAPED'\nprint([].__class__)",
        plain=False,
    ),
    attack("collision: guard as a global", "_o_getattr = lambda o, n: 'ESCAPED'\nprint(len.__self__)", plain=False),
    attack(
        "collision: guard as a positional-only parameter",
        "def f(_o_getattr, /):\n    return len.__self__\nprint('ESCAPED' if f(lambda o, n: 1) == 1 else '')",
        plain=False,
    ),
    attack(
        "collision: guard as a class attribute",
        "class C:\n    _o_getattr = lambda o, n: 'ESCAPED'\n    x = len.__self__\nprint(C.x)",
        plain=False,
    ),
    attack(
        "collision: guard as a loop target",
        "for _o_getattr in [lambda o, n: 'ESCAPED']:\n    print(len.__self__)",
        plain=False,
    ),
    attack(
        "collision: guard as an import alias",
        "import math as _o_getattr\nprint('ESCAPED')",
    ),
    attack(
        "collision: guard deleted",
        "del _o_getattr\nprint('ESCAPED')",
        plain=False,
    ),
    attack(
        "collision: guard as a handler's name, walrus, keyword and pattern",
        "match 1:\n    case _o_getattr: print('ESCAPED')",
    ),
    attack(
        "collision: private name that mangles to the compiler's",
        "class o_:\n    def f(self):\n        self.__getattr = 1\n        return self._o___getattr\n"
        "print('ESCAPED' if o_().f() else '')",
    ),
    attack(
        "collision: namespace of a class body that answers for the compiler's names",
        """
class Names(dict):
    def __missing__(self, key):
        if key.startswith('_o_'):
            return lambda *args: 'ESCAPED'
        raise KeyError(key)
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases): return Names()
class Own(metaclass=Meta):
    x = len.__self__
print(Own.x)
""",
        plain=False,
    ),
    attack(
        "collision: namespace of a class body that is changed while it runs",
        """
shared = {}
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases): return shared
def change():
    shared['_o_getattr'] = lambda obj, name: 'ESCAPED'
class Own(metaclass=Meta):
    change()
    x = len.__self__
print(Own.x)
""",
        plain=False,
    ),
    attack(
        "collision: __build_class__ replaced",
        """
def __build_class__(*args): return 'ESCAPED'
class Own: pass
print('' if isinstance(Own, type) else Own)
""",
        plain=False,
    ),
    *(
        attack(f"__build_class__ {how}", f"class Own: pass\nfound = None\n{code}\n{_PLAIN}", plain=False)
        for how, code in {
            "read": "found = __build_class__",
            "added to": (
                "class R:\n    def __radd__(self, other): return other\n"
                "try:\n    __build_class__ += R()\nfinally:\n    found = __build_class__"
            ),
            "in a class body": "class B:\n    x = __build_class__\nfound = B.x",
            "evaluated": "found = eval('__build_class__')",
            "of given builtins": "names = {}\nexec('', names)\nfound = names['__builtins__']['__build_class__']",
            "after a store": "__build_class__ = 1\ndel __build_class__\nfound = __build_class__",
            "as an annotation": (
                "import typing\ndef f(x: '__build_class__'): pass\nfound = typing.ForwardRef('__build_class__')\n"
                "found = found._evaluate({}, {}, frozenset())"
            ),
        }.items()
    ),
    attack(
        "collision: __builtins__ replaced",
        "__builtins__ = {}\nprint('ESCAPED')",
    ),
    attack(
        "collision: __builtins__ read",
        "print('ESCAPED' if __builtins__ else '')",
    ),
    attack(
        "collision: __builtins__ as parameter, global and class attribute",
        "def f():\n    global __builtins__\n    __builtins__ = {'len': 1}\nf()\nprint('ESCAPED')",
    ),
    attack("builtins: __import__", "__import__('os').system\nprint('ESCAPED')"),
    *(attack(f"evaluated: {name}", source) for name, source in EVALUATED.items()),
    *(attack(f"evaluated: {name}", source, plain=False) for name, source in COMPILER_NAMES.items()),
    attack("builtins: open", "open('/etc/hostname')\nprint('ESCAPED')"),
    *(attack(f"builtins: {name}", source, plain=False) for name, source in NAMESPACES.items()),
    attack("builtins: breakpoint and help", "help\nprint('ESCAPED')", plain=False),
    attack("builtins: vars", "vars(type)\nprint('ESCAPED')"),
]

TWINS = [
    """
class Config:
    x = 1
    def __getattr__(self, name): return f'<{name}>'
config = Config()
for name in ('x', 'y', '__custom__'):
    print(getattr(config, name), hasattr(config, name), getattr(config, name, 'default'))
setattr(config, 'z', 3)
delattr(config, 'z')
print(config.z, getattr([], 'nope', None), hasattr([], 'append'), getattr('a', 'upper')())
for bad in ((1,), ([], 5), ([], 'x', 1, 2)):
    try:
        getattr(*bad)
    except TypeError as error:
        print(error)
""",
    "\uff58 = 1\n\u00e9t\u00e9 = 2\nprint(x, \u00e9t\u00e9, '\uff58')",
    """
class _o: pass
o_getattr = 1
_oo_ = 2
class Own:
    __private = 3
    def get(self): return self.__private
print(o_getattr, _oo_, Own().get(), Own._Own__private, _o.__name__)
""",
    """
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **options): return {'given': name}
    def __new__(mcs, name, bases, namespace): return super().__new__(mcs, name, bases, namespace)
class Own(metaclass=Meta):
    x = given + '!'
print(Own.x, Own.given)
""",
    "list = 5\nprint(list)\ndel list\nprint(list((1, 2)))\ndef input(): return 'mine'\nprint(input())",
]
