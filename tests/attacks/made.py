"""What libraries and the language make for a program: generated classes, copies, patterns, defaults, cells,
annotations, names in other letters, and what texts tell of the host.

In the rows, `found` is what the program wants; an error, or nothing found, means that it did not get out.
"""

from tests.attacks import attack

GENERATED = {
    "the maker of a named tuple": "import collections\nfound = collections.namedtuple('P', 'x').__new__.__globals__",
    "a named tuple's code": "import collections\nfound = collections.namedtuple('P', 'x').__new__.__code__.co_consts",
    "a method of a named tuple": "import collections\nfound = collections.namedtuple('P', 'x')._replace.__globals__",
    "a class method of a named tuple": "import collections\n"
    "found = vars(collections.namedtuple('P', 'x'))['_make'].__func__.__globals__",
    "a field of a named tuple": "import collections\n"
    "found = collections.namedtuple('P', 'x').x.__get__.__self__.__reduce__",
    "a typed named tuple": "import typing\n"
    "class P(typing.NamedTuple):\n    x: int = 1\nfound = P._make.__func__.__globals__ and P.__new__.__globals__",
    "a dataclass's initialiser": "import dataclasses\n"
    "@dataclasses.dataclass\nclass A:\n    x: list = dataclasses.field(default_factory=list)\n"
    "found = A.__init__.__builtins__ and A.__init__.__globals__",
    "a dataclass's text": "import dataclasses\n@dataclasses.dataclass\nclass A:\n    x: int = 1\n"
    "found = A.__repr__.__wrapped__.__globals__",
    "a dataclass's comparison": "import dataclasses\n@dataclasses.dataclass(order=True)\nclass A:\n    x: int = 1\n"
    "found = A.__lt__.__code__.co_filename",
    "a frozen dataclass's guard": "import dataclasses\n@dataclasses.dataclass(frozen=True)\nclass A:\n    x: int = 1\n"
    "found = A.__setattr__.__closure__ and A.__setattr__.__globals__",
    "fields of a dataclass": "import dataclasses\nfound = dataclasses.fields.__globals__['types']",
    "a made dataclass": "import dataclasses\nfound = dataclasses.make_dataclass('A', ['x']).__init__.__globals__",
    "an enumeration's members": "import enum\nclass C(enum.Enum):\n    A = 1\nfound = type(C).__call__.__globals__",
    "an enumeration's maker": "import enum\nclass C(enum.Enum):\n    A = 1\nfound = C.__new__.__globals__",
    "a functional enumeration": "import enum\nfound = enum.Enum('C', 'A').__reduce_ex__.__globals__",
    "flags": "import enum\nclass C(enum.Flag):\n    A = 1\nfound = C._missing_.__func__.__globals__",
    "an ordering": "import functools\n@functools.total_ordering\nclass A:\n    def __lt__(self, other): return True\n"
    "found = A.__ge__.__globals__",
    "a dispatcher": "import functools\nfound = functools.singledispatch(len).__globals__",
    "a dispatcher's registry": "import functools\nfound = functools.singledispatch(len).dispatch.__globals__",
    "a class with a namespace of its own": "import types\nfound = types.prepare_class.__globals__",
    "a class of type": "found = type('A', (type,), {}).__subclasses__(object)",
    "a class behind a made metaclass": "M = type('M', (type,), {'mro': lambda c: [c, object]})\n"
    "found = M('A', (), {}).__base__.__subclasses__()",
    "a protocol": "import typing\nclass P(typing.Protocol):\n    x: int\nfound = P.__init__.__globals__['sys']",
    "a context manager": "import contextlib\n@contextlib.contextmanager\ndef f(): yield\n"
    "found = f().__exit__.__globals__",
    "a cached property": "import functools\nfound = functools.cached_property(len).__get__.__globals__",
    "a cached function": "import functools\nfound = functools.lru_cache(lambda: 0).__wrapped__.__globals__",
}

COPIED = {
    "how a function is copied": "import copy\nfound = copy.copy.__globals__",
    "the table of copiers": "import copy\nfound = copy._deepcopy_dispatch",
    "what makes a copy": "found = (1).__reduce_ex__(2)[0].__globals__",
    "a copy that calls": "import copy\nclass A:\n    def __reduce_ex__(self, n): return getattr, (len, '__self__')\n"
    "found = copy.copy(A()).open",
    "a copy that reads a function": "import copy\nclass A:\n"
    "    def __reduce__(self): return getattr, (copy.copy, '__globals__')\nfound = copy.copy(A())",
    "arguments of a maker": "import copy\nclass A(int):\n    def __getnewargs_ex__(self): return (), {}\n"
    "found = A(1).__reduce_ex__(4)[0].__globals__",
    "a state that is not its own": "import functools\np = functools.partial(int)\n"
    "p.__setstate__((print, ('ESCAPED',), {}, None))\np()\nfound = True",
    "a state of a tuple iterator": "i = iter((1, 2))\nfound = i.__reduce__()[0].__self__",
    "a state of a zip": "z = zip([1], [2])\nfound = z.__reduce__()[0]",
    "a state of a range": "found = range(3).__reduce__()[0]",
    "a reduced slice": "found = slice(1).__reduce__()[0]",
    "a reduced method": "found = [].append.__reduce__()[0]",
    "a reduced set": "found = {1}.__reduce__()[0]",
    "the registry of reducers": "import copyreg\nfound = copyreg.dispatch_table",
    "pickle": "import pickle\nfound = pickle.loads(b\"cos\\nsystem\\n(S'true'\\ntR.\") == 0",
    "marshal": "import marshal\nfound = marshal.loads",
    "a state of a random generator": "import random\nfound = random.Random().__reduce__()[0].__subclasses__",
    "a dict of a dataclass": "import dataclasses\n@dataclasses.dataclass\nclass A:\n    x: object = len\n"
    "found = dataclasses.asdict(A())['x'].__self__",
}

PATTERNS = {
    "the owner of a builtin": "match len:\n    case object(__self__=x): found = x",
    "globals of a function": "def f(): pass\nmatch f:\n    case object(__globals__=x): found = x",
    "code of a function": "def f(): pass\nmatch f:\n    case object(__code__=x): found = x",
    "a frame of a generator": "def g(): yield\nmatch g():\n    case object(gi_frame=x): found = x",
    "a frame of a coroutine": "async def f(): pass\nc = f()\nmatch c:\n    case object(cr_frame=x): found = x\n"
    "c.close()",
    "a frame of a traceback": "try: 1 / 0\nexcept ZeroDivisionError as e:\n"
    "    match e:\n        case object(__traceback__=object(tb_frame=x)): found = x",
    "subclasses of object": "match object:\n    case type(__subclasses__=x): found = x()",
    "the base of a class": "match ():\n    case object(__class__=type(__base__=type(__subclasses__=x))): found = x()",
    "the order of bases": "match int:\n    case object(__mro__=[_, type(__subclasses__=x)]): found = x()",
    "names by __match_args__": "class A:\n    __match_args__ = ('__globals__',)\nA.__instancecheck__ = None\n"
    "class M(type):\n    def __instancecheck__(cls, obj): return True\nclass B(metaclass=M):\n"
    "    __match_args__ = ('__globals__',)\ndef f(): pass\nmatch f:\n    case B(x): found = x",
    "names by an inherited __match_args__": "class M(type):\n    def __instancecheck__(cls, obj): return True\n"
    "class A(metaclass=M):\n    __match_args__ = ('__self__',)\nclass B(A): pass\nmatch len:\n    case B(x): found = x",
    "names by a computed __match_args__": "class M(type):\n    def __instancecheck__(cls, obj): return True\n"
    "    @property\n    def __match_args__(cls): return ('__self__',)\nclass B(metaclass=M): pass\n"
    "match len:\n    case B(x): found = x",
    "in a list": "match [len]:\n    case [object(__self__=x)]: found = x",
    "in a mapping": "match {'a': len}:\n    case {'a': object(__self__=x)}: found = x",
    "an alternative": "match len:\n    case object(nothing=x) | object(__self__=x): found = x",
    "with a guard": "match len:\n    case object(__self__=x) if (found := x): pass",
}

DEFAULTS = {
    "defaults of a library function": "import textwrap\nfound = textwrap.dedent.__kwdefaults__ is not None"
    " or textwrap.dedent.__code__",
    "defaults of a method": "import json\nfound = json.JSONDecoder.decode.__defaults__[0].__self__",
    "keyword defaults of a method": "import statistics\n"
    "found = statistics.quantiles.__kwdefaults__['n'] and statistics.quantiles.__code__",
    "a default that is the host's": "import string\n"
    "found = string.capwords.__defaults__ and string.capwords.__globals__",
    "defaults of a signature": "import inspect, json\n"
    "found = inspect.signature(json.JSONDecoder.decode).parameters['_w'].default.__self__",
    "defaults from a dataclass field": "import dataclasses\n"
    "found = dataclasses.field(default_factory=list).__class__.__init__.__globals__",
    "a default of a lambda of the library": "import collections\n"
    "found = collections.Counter.most_common.__defaults__ and collections.Counter.most_common.__code__",
    "a default of a builtin": "found = print.__defaults__ if hasattr(print, '__defaults__') else print.__self__",
    "a default that a partial holds": "import functools\nfound = functools.partialmethod(len).__get__.__globals__",
}

CELLS = {
    "a cell of a wrapper": "import functools\n@functools.wraps(len)\ndef f(): pass\n"
    "found = functools.singledispatch(f).register.__closure__[0].cell_contents",
    "a cell of a decorator": "import contextlib\n@contextlib.contextmanager\ndef f(): yield\n"
    "found = f.__closure__[0].cell_contents",
    "a cell of a class": "class A:\n    def f(self): return __class__\nfound = A.f.__closure__[0].cell_contents",
    "a cell of a cache": "import functools\nfound = functools.cache(lambda: 0).cache_parameters.__closure__",
    "a cell of a comparison": "import functools\nfound = functools.cmp_to_key(len).__closure__ "
    "if not hasattr(len, '__self__') else len.__self__",
    "a cell made by hand": "import types\nfound = types.CellType(1)",
    "a function made by hand": "import types\nf = lambda: 0\nfound = types.FunctionType(f.__code__, {})",
    "code made by hand": "import types\nfound = types.CodeType",
    "code that is replaced": "def f(): return 1\nf.__code__ = (lambda: 2).__code__\nfound = f() == 2",
    "free variables by name": "import inspect\nx = 1\ndef f(): return x\n"
    "found = inspect.getclosurevars(f).builtins is not None",
}

ANNOTATED = {
    "a hint of a function": "import typing\ndef f(x: '().__class__.__base__.__subclasses__()'): pass\n"
    "found = typing.get_type_hints(f)['x']",
    "a hint of a class": "import typing\nclass A:\n    x: 'len.__self__'\nfound = typing.get_type_hints(A)['x']",
    "a hint with names of its own": "import typing\ndef f(x: 'open'): pass\n"
    "found = typing.get_type_hints(f, {'open': len.__self__})['x']",
    "a hint with the builtins": "import typing\ndef f(x: '__builtins__[\"__import__\"](\"os\").system'): pass\n"
    "found = typing.get_type_hints(f)['x']",
    "a forward reference": "import typing\nclass A: x: typing.List['len.__self__.dict']\n"
    "found = typing.get_type_hints(A)['x'].__args__",
    "the code of a reference": "import typing\nfound = typing.ForwardRef('x').__forward_code__",
    "annotations of a signature": "import inspect\ndef f(x: 'len.__self__'): pass\n"
    "found = inspect.signature(f, eval_str=True).parameters['x'].annotation",
    "annotations by inspect": "import inspect\ndef f(x: 'len.__self__'): pass\n"
    "found = inspect.get_annotations(f, eval_str=True)['x']",
    "a dispatcher with texts": "import functools\n@functools.singledispatch\ndef f(x): pass\n"
    "@f.register\ndef g(x: 'len.__self__.dict'): return 1\nfound = f({})",
    "a hint on a module": "import typing, math\nfound = typing.get_type_hints(math, vars(math)) == {}",
    "annotations of the library": "import json\njson.dumps.__annotations__['x'] = 1\nfound = True",
}

LETTERS = {
    "script letters": "found = len.__\U0001d4c8\u212f\U0001d4c1\U0001d4bb__",
    "double-struck letters": "def f(): pass\n"
    "found = f.__\U0001d558\U0001d55d\U0001d560\U0001d553\U0001d552\U0001d55d\U0001d564__",
    "a ligature": "def f(): pass\nclass A: pass\nfound = f.__code__.co_\ufb01lename",
    "superscripts": "found = ().__\u1d9c\u02e1\u1d43\u02e2\u02e2__.__base__.__subclasses__()",
    "long s": "found = ().__cla\u017f\u017f__.__base__.__subclasses__()",
    "a keyword argument": "found = (lambda **k: k)(__\uff43lass__=1).__class__.__base__.__subclasses__()",
    "an import": "import \uff4f\uff53\nfound = \uff4f\uff53.system",
    "an import from": "from \uff4f\uff53 import \uff53\uff59\uff53\uff54\uff45\uff4d as found",
    "a global": "def f():\n    global __\uff42uiltins__\n    return __builtins__\nfound = f()['__import__']"
    " if isinstance(__builtins__, dict) else f().__import__",
    "a name in a class": "class A:\n    __\uff53lots__ = ()\n"
    "found = A.__slots__ == () and A.__\uff42ase__.__subclasses__()",
    "an f-string": "found = f'{len.__\uff53elf__}'",
    "a store": "import colorsys\ncolorsys.\uff52gb_to_hls = 1\nfound = colorsys.rgb_to_hls == 1",
    "a deletion": "import colorsys\ndel colorsys.\uff52gb_to_yiq\nfound = not hasattr(colorsys, 'rgb_to_yiq')",
    "a pattern": "match len:\n    case object(__\uff53elf__=x): found = x",
    "a text that nobody normalises": "found = getattr(len, '__self__')",
    "a format string": "found = '{0.__self__}'.format(len)",
    "a compiled source": "found = eval('len.__\uff53elf__')",
}

TOLD = {
    "a path in a traceback": "import traceback, json\ntry: json.loads('{')\n"
    "except ValueError: found = '/' in traceback.format_exc()",
    "a path of code": "import json\nfound = '/' in json.loads.__code__.co_filename",
    "a path of a module": "import json, inspect\nfound = '/' in inspect.getfile(json)",
    "the path of modules": "import sys\nfound = sys.path",
    "the interpreter": "import sys\nfound = '/' in sys.executable",
    "the prefix": "import sys\nfound = sys.prefix",
    "arguments of the host": "import sys\nfound = len(sys.argv[0]) >= 0 and sys.orig_argv",
    "the user": "import os\nfound = os.getuid() >= 0",
    "the process": "import os\nfound = os.getpid()",
    "the machine": "import platform\nfound = platform.node() is not None",
    "the host's name": "import socket\nfound = socket.gethostname()",
    "the environment": "import os\nfound = os.environ['PATH']",
    "loaded modules": "import sys\nfound = 'subprocess' in sys.modules or sys.modules['sys']",
    "frames": "import sys\nfound = sys._getframe().f_back or sys._getframe()",
    "frames of threads": "import sys\nfound = sys._current_frames()",
    "objects of the collector": "import gc\nfound = gc.get_objects()",
    "references": "import sys\nfound = sys.getrefcount(None) > 0",
    "interned texts": "import sys\nfound = sys._clear_type_cache is not None",
    "the class of a loader": "import importlib.util\nfound = importlib.util.find_spec('os').origin",
    "warnings of the host": "import warnings\nfound = warnings.filters is not None and warnings.sys",
    "the logger of the host": "import logging\nfound = logging.root.manager.loggerDict is not None and logging.os",
    "an error's file": "try: open('/nonexistent')\nexcept OSError as e: found = '/nonexistent' in str(e)",
}

CLASSES = {
    "generated code": GENERATED,
    "pickling": COPIED,
    "patterns": PATTERNS,
    "default arguments": DEFAULTS,
    "closures": CELLS,
    "annotations": ANNOTATED,
    "unicode": LETTERS,
    "leaks": TOLD,
}
ATTACKS = [
    attack(f"{kind}: {name}", f"found = None\n{source}\nif found: print('ESCAPED')")
    for kind, rows in CLASSES.items()
    for name, source in rows.items()
]
ATTACKS += [
    attack(
        "default arguments: stored for the next program",
        "import getopt\ngetopt.getopt.__defaults__ = (['x'],)",
        then="import getopt\nif getopt.getopt.__defaults__ == (['x'],): print('ESCAPED')",
    ),
    attack(
        "default arguments: a keyword default stored for the next program",
        "import statistics\nstatistics.quantiles.__kwdefaults__['n'] = 3",
        then="import statistics\nif statistics.quantiles.__kwdefaults__['n'] == 3: print('ESCAPED')",
    ),
]

TWINS = [
    """
import collections, dataclasses, enum, functools, types, typing
P = collections.namedtuple('P', 'x y', defaults=[2])
print(P(1)._replace(y=3), P._make([4, 5])._asdict(), P._field_defaults, P.x.__doc__, P(1) == (1, 2))
@dataclasses.dataclass(order=True, frozen=True)
class A:
    x: int
    y: list = dataclasses.field(default_factory=list, compare=False)
print(A(1), A(1) < A(2), hash(A(1)) == hash(A(1, [2])), [f.name for f in dataclasses.fields(A)])
C = enum.Enum('C', 'RED BLUE')
print(list(C), C.RED.value, C['BLUE'], C(1).name)
@functools.total_ordering
class O:
    def __init__(self, n): self.n = n
    def __eq__(self, other): return self.n == other.n
    def __lt__(self, other): return self.n < other.n
print(O(1) >= O(1), O(2) > O(1), O(1) <= O(0))
@functools.singledispatch
def show(x): return 'any'
@show.register
def _(x: int): return 'int'
print(show(1), show('x'), show.dispatch(bool)(1))
N = types.new_class('N', (P,), {}, lambda namespace: namespace.update(z=3))
print(N(1).z, typing.NewType('I', int)(3), dataclasses.make_dataclass('M', ['x', ('y', int, 4)])(1))
""",
    """
import copy, dataclasses
class A:
    def __init__(self, x): self.x, self.calls = x, 0
    def __copy__(self): return A(self.x * 2)
    def __deepcopy__(self, memo): return A(copy.deepcopy(self.x, memo))
a = A([1])
print(copy.copy(a).x, copy.deepcopy(a).x is a.x, copy.deepcopy([a, a])[0].x)
class B:
    def __reduce__(self): return B, (), {'y': 1}
print(copy.copy(B()).y, copy.deepcopy({'b': [B()]})['b'][0].y)
class I(int):
    def __getnewargs__(self): return (int(self) + 1,)
print(copy.copy(I(3)))
class S:
    def __getstate__(self): return {'z': 5}
    def __setstate__(self, state): self.z = state['z'] + 1
print(copy.copy(S()).z)
@dataclasses.dataclass
class D: x: int = 1
print(dataclasses.replace(D(), x=2), dataclasses.asdict(D()), dataclasses.astuple(D(3)))
""",
    """
class P:
    __match_args__ = ('x', 'self')
    def __init__(self, x, self_): self.x, self.self = x, self_
def look(value):
    match value:
        case P(1, y): return 'one', y
        case P(x=[first, *rest], self=s): return first, rest, s
        case {'class': str(kind), **more}: return kind, more
        case int(n) | [int(n), *_]: return n
        case object(__class__=c): return c.__name__
print(look(P(1, 2)), look(P([1, 2], 3)), look({'class': 'c', 'd': 4}), look(5), look([6, 7]), look('x'))
""",
    """
def f(a, b=[1], /, *, c={'d': 2}): return a, b, c
f.__defaults__, f.__kwdefaults__ = (3,), {'c': 4}
print(f(1), f.__defaults__, f.__kwdefaults__)
import inspect
print(inspect.signature(f), inspect.signature(f).parameters['c'].default)
""",
    """
def counter():
    count = 0
    def step():
        nonlocal count
        count += 1
        return count
    return step
one, two = counter(), counter()
print(one(), one(), two(), one.__name__)
import functools
@functools.cache
def square(x): return x * x
print(square(3), square(3), square.cache_info().hits, square.__wrapped__(4))
""",
    """
import typing, inspect
class Node:
    next: 'int | None'
    names: 'list[str]' = []
def f(x: 'dict[str, int]', y: 'int' = 1) -> 'typing.Optional[str]': pass
print(typing.get_type_hints(Node), typing.get_type_hints(f)['y'], f.__annotations__, Node.__annotations__)
print(inspect.get_annotations(f, eval_str=True)['y'], inspect.signature(f))
""",
    """
\uff56alue = {'\u00e9': 1, '\ufb01': 2}
print(value, '\ufb01' in value, 'fi' in value)
class A: \u00b5 = 1
print(A.\u03bc, getattr(A, '\u03bc'), hasattr(A, '\u00b5'), [name for name in vars(A) if not name.startswith('_')])
def f(\u017f): return s
print(f(3), f(s=4))
""",
    """
import traceback, json, sys
try: json.loads('{')
except ValueError as error: print(error, error.pos, type(error).__name__)
try: {}['x']
except KeyError as error: print(repr(error), traceback.format_exception_only(error))
print(json.__name__, sys.byteorder, sys.maxsize > 2**32, repr(len), type(json).__name__)
""",
]
