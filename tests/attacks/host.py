"""What is left behind for the host and for other programs, and what a program learns about the process it runs in."""

from tests.attacks import attack

ATTACKS = [
    attack(
        "meeting the host: __del__ in a class statement",
        "class Bomb:\n    def __del__(self): print('ESCAPED')\nBomb()",
    ),
    attack(
        "meeting the host: __del__ by type()",
        "type('Bomb', (), {'__del__': lambda self: print('ESCAPED')})()",
    ),
    attack(
        "meeting the host: __del__ by a renamed type",
        "make = type\nmake('Bomb', (), {'__del__': lambda self: print('ESCAPED')})()",
    ),
    attack(
        "meeting the host: __del__ by map",
        "next(map(type, ['Bomb'], [()], [{'__del__': lambda self: print('ESCAPED')}]))()",
    ),
    attack(
        "meeting the host: __del__ by the class of a class",
        "class Own: pass\nOwn.__class__('Bomb', (), {'__del__': lambda self: print('ESCAPED')})()",
    ),
    attack(
        "meeting the host: __del__ by a metaclass",
        "class Meta(type): pass\nMeta('Bomb', (), {'__del__': lambda self: print('ESCAPED')})()",
    ),
    attack(
        "meeting the host: __del__ by type.__new__",
        "type.__new__(type, 'Bomb', (), {'__del__': lambda self: print('ESCAPED')})()",
    ),
    attack(
        "meeting the host: __del__ by type.__call__",
        "type.__call__(type, 'Bomb', (), {'__del__': lambda self: print('ESCAPED')})()",
    ),
    attack(
        "meeting the host: __del__ by super().__new__ of a metaclass",
        """
class Meta(type):
    def __new__(mcs, name, bases, namespace):
        namespace['__del__'] = lambda self: print('ESCAPED')
        return super().__new__(mcs, name, bases, namespace)
class Bomb(metaclass=Meta): pass
Bomb()
""",
    ),
    attack(
        "meeting the host: __del__ by __prepare__",
        """
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases): return {'__del__': lambda self: print('ESCAPED')}
class Bomb(metaclass=Meta): pass
Bomb()
""",
    ),
    attack(
        "meeting the host: __del__ stored on a class",
        "class Bomb: pass\nBomb.__del__ = lambda self: print('ESCAPED')\nBomb()",
    ),
    attack(
        "meeting the host: __del__ by setattr",
        "class Bomb: pass\nsetattr(Bomb, '__del__', lambda self: print('ESCAPED'))\nBomb()",
    ),
    attack(
        "meeting the host: __del__ by type.__setattr__",
        "class Bomb: pass\ntype.__setattr__(Bomb, '__del__', lambda self: print('ESCAPED'))\nBomb()",
    ),
    attack(
        "meeting the host: __del__ by __slots__",
        """
class Bomb:
    __slots__ = ('__del__',)
bomb = Bomb()
bomb.__del__ = lambda: print('ESCAPED')
del bomb
""",
    ),
    attack(
        "meeting the host: __del__ by __init_subclass__",
        """
class Base:
    def __init_subclass__(cls):
        cls.__del__ = lambda self: print('ESCAPED')
class Bomb(Base): pass
Bomb()
""",
    ),
    attack(
        "meeting the host: __del__ by an import alias",
        "class Bomb:\n    import math as __del__\nprint('ESCAPED')",
    ),
    attack(
        "state between runs: mutable default",
        "def f(seen=[]):\n    seen.append(1)\n    return len(seen)\nf()",
        plain=False,
        then="def f(seen=[]):\n    seen.append(1)\n    return len(seen)\nprint('ESCAPED' if f() > 1 else '')",
    ),
    attack(
        "state between runs: dict of a library error",
        "import json\njson.JSONDecodeError.__dict__['zz'] = 1",
        plain=False,
        then="import json\nprint('ESCAPED' if hasattr(json.JSONDecodeError, 'zz') else '')",
    ),
    attack(
        "state between runs: namespace of a module",
        "import math\nmath.__dict__['zz'] = 'ESCAPED'",
        then="import math\nprint(getattr(math, 'zz', ''))",
    ),
    attack(
        "state between runs: function's namespace",
        "import json\njson.loads.zz = 'ESCAPED'",
        then="import json\nprint(getattr(json.loads, 'zz', ''))",
    ),
    attack(
        "state between runs: builtin's namespace",
        "try:\n    getattr.zz = 'ESCAPED'\nexcept AttributeError:\n    pass",
        plain=False,
        then="print(getattr(getattr, 'zz', ''))",
    ),
    attack(
        "state between runs: builtin's name and text",
        "getattr.__name__ = 'ESCAPED'",
        plain=False,
        then="print(getattr.__name__)",
    ),
    attack(
        "state between runs: module of a builtin function",
        "len.__module__ = 'ESCAPED'",
        then="print(len.__module__)",
    ),
    attack(
        "state between runs: bound method of a builtin",
        "import json\njson.loads.__call__.zz = 'ESCAPED'",
        plain=False,
        then="import json\nprint(getattr(json.loads.__call__, 'zz', ''))",
    ),
    attack(
        "state between runs: class of builtin functions",
        "type(getattr).zz = 'ESCAPED'",
        plain=False,
        then="print(getattr(type(getattr), 'zz', ''))",
    ),
    attack(
        "state between runs: namespace of a method's function",
        "print.__repr__.__dict__['zz'] = 'ESCAPED'",
        plain=False,
        then="print(print.__repr__.__dict__.get('zz'))",
    ),
    attack(
        "state between runs: annotations of a method's function",
        "type.__class_getitem__.__annotations__['zz'] = 'ESCAPED'",
        plain=False,
        then="print(type.__class_getitem__.__annotations__.get('zz'))",
    ),
    attack(
        "leaks: file of a module",
        "import json\nprint('ESCAPED' if '/' in repr(json) or json.__file__ else '')",
    ),
    attack(
        "leaks: address of an object",
        "class A: pass\nprint('ESCAPED' if len({repr(A()) for _ in range(100)}) < 100 else '')",
    ),
    attack(
        "leaks: address of an object in a list",
        "class A: pass\nprint('ESCAPED' if len({repr([A()]) for _ in range(100)}) < 100 else '')",
    ),
    attack(
        "leaks: address of an object by the method of a base class",
        "class A: pass\nprint('ESCAPED' if len({object.__repr__(A()) for _ in range(100)}) < 100 else '')",
    ),
    attack("leaks: file of the program's host", "print('ESCAPED' if __file__ else '')", plain=False),
    attack("leaks: module of a host function", "print('ESCAPED' if 'ouros' in print.__module__ else '')", plain=False),
    attack(
        "leaks: text of a host class",
        "import math\nprint('ESCAPED' if 'ouros' in repr(type(math)) + repr(type(getattr)) + repr(type(type)) else '')",
        plain=False,
    ),
]

STATE = {
    "defaults of a library function": (
        "import statistics",
        "statistics.mean.__defaults__ = (M,)",
        "statistics.mean.__defaults__[0]",
    ),
    "keyword defaults of a library function": (
        "import copy",
        "copy.copy.__kwdefaults__ = {'k': M}",
        "copy.copy.__kwdefaults__['k']",
    ),
    "attribute of a library function": ("import json", "json.loads.zz = M", "json.loads.zz"),
    "namespace of a library function": (
        "import copy",
        "copy.deepcopy.__dict__['zz'] = M",
        "copy.deepcopy.__dict__['zz']",
    ),
    "text of a library function": ("import textwrap", "textwrap.dedent.__doc__ = M", "textwrap.dedent.__doc__"),
    "name of a library function": (
        "import dataclasses",
        "dataclasses.asdict.__name__ = M",
        "dataclasses.asdict.__name__",
    ),
    "annotations of a library function": (
        "import heapq",
        "heapq.merge.__annotations__['k'] = M",
        "heapq.merge.__annotations__['k']",
    ),
    "attribute of a library class": ("import string", "string.Template.delimiter = M", "string.Template.delimiter"),
    "method of a library class": (
        "import pprint",
        "pprint.PrettyPrinter.zz = lambda s: M",
        "pprint.PrettyPrinter().zz()",
    ),
    "attribute of a library object": ("import calendar", "calendar.month_name.zz = M", "calendar.month_name.zz"),
    "mutable value of a library class": ("import enum", "enum.Enum.__members__ = M", "enum.Enum.__members__"),
    "registry of an abstract class": (
        "from collections.abc import Hashable\nfrom types import SimpleNamespace as S",
        "Hashable.register(S)",
        "M if issubclass(S, Hashable) else ''",
    ),
    "precision of decimal numbers": (
        "import decimal",
        "decimal.getcontext().prec = 7",
        "M if decimal.getcontext().prec == 7 else ''",
    ),
    "context of decimal numbers": (
        "import decimal",
        "decimal.setcontext(decimal.Context(prec=9))",
        "M if decimal.getcontext().prec == 9 else ''",
    ),
    "default context of decimal numbers": (
        "import decimal",
        "decimal.DefaultContext.prec = 11",
        "M if decimal.DefaultContext.prec == 11 else ''",
    ),
    "seed": ("import random", "random.seed(5)", "M if round(random.random(), 3) == 0.623 else ''"),
    "level of the root logger": (
        "import logging",
        "logging.getLogger().setLevel(7)",
        "M if logging.getLogger().level == 7 else ''",
    ),
    "name of a level": ("import logging", "logging.addLevelName(3, M)", "logging.getLevelName(3)"),
    "a logger": ("import logging", "logging.getLogger('zz').zz = M", "logging.getLogger('zz').zz"),
    "limit of fields": ("import csv", "csv.field_size_limit(77)", "M if csv.field_size_limit() == 77 else ''"),
    "a dialect": (
        "import csv",
        "csv.register_dialect('zz', delimiter=';')",
        "M if 'zz' in csv.list_dialects() else ''",
    ),
    "first day of the week": (
        "import calendar",
        "calendar.setfirstweekday(3)",
        "M if calendar.firstweekday() == 3 else ''",
    ),
    "depth of recursion": ("import sys", "sys.setrecursionlimit(3333)", "M if sys.getrecursionlimit() == 3333 else ''"),
    "arguments": ("import sys", "sys.argv = [M]", "sys.argv[0]"),
    "standard output": ("import sys", "sys.stdout.zz = M", "sys.stdout.zz"),
    "filters of warnings": (
        "import warnings",
        "warnings.simplefilter('ignore', append=True)",
        "M if warnings.filters and warnings.filters[-1][0] == 'ignore' else ''",
    ),
    "a name of the builtins": ("import builtins", "builtins.zz = M", "zz"),
    "a module in the list of modules": ("import sys", "sys.modules['zz'] = M", "sys.modules['zz']"),
    "a variable of a module": ("import math", "math.zz = M", "math.zz"),
}
"""What is imported, what changes it, and what a later program would see; `M` is the marker."""
NOT_PLAIN = frozenset({"mutable value of a library class", "standard output"})


def _later(start: str, change: str, seen: str) -> dict[str, str]:
    first = f"{start}\nM = 'ESCAPED'\ntry: {change}\nexcept Exception: pass"
    return {"source": first, "then": f"{start}\nM = 'ESCAPED'\ntry: print({seen})\nexcept Exception: pass"}


ATTACKS += [
    attack(f"state between runs: {name}", plain=name not in NOT_PLAIN, **_later(*parts))
    for name, parts in STATE.items()
]

TWINS = [
    """
class Account:
    total = 0
    __slots__ = ('owner',)
    def __init__(self, owner):
        self.owner = owner
        Account.total += 1
    def __repr__(self): return f'Account({self.owner!r})'
    def __eq__(self, other): return self.owner == other.owner
    def __hash__(self): return hash(self.owner)
print([Account('a'), Account('b')], Account('a') == Account('a'), len({Account('x'), Account('x')}), Account.total)
""",
    """
Point = type('Point', (), {'x': 1, 'shift': lambda self, n: self.x + n})
print(Point().shift(2), Point.__name__, Point.__module__, type(Point) is type, issubclass(Point, object))
""",
    "value = []\nprint(id(value) == id(value), id(value) != id([1]), isinstance(id(value), int), getattr, len, print)",
]
