"""From a value to all classes of the process, and changes to classes that the program did not make."""

from tests.attacks import attack

WALK = """
for cls in {start}:
    if cls.__name__ == 'Quitter' or cls.__name__ == 'BuiltinImporter':
        print('ESCAPED')
        break
"""

STARTS = {
    "tuple class base": "().__class__.__base__.__subclasses__()",
    "bases": "''.__class__.__bases__[0].__subclasses__()",
    "mro tuple": "[].__class__.__mro__[-1].__subclasses__()",
    "mro method": "type([]).mro()[-1].__subclasses__()",
    "object": "object.__subclasses__()",
    "type of object": "type(object).__subclasses__(object)",
    "unbound": "type.__subclasses__(object)",
    "by getattr": "getattr(object, '__subclasses__')()",
    "through map": "list(map(getattr, [object], ['__subclasses__']))[0]()",
    "type.__getattribute__": "type.__getattribute__(object, '__subclasses__')()",
    "object.__getattribute__": "object.__getattribute__(object, '__class__').__subclasses__(object)",
    "type namespace": "type.__dict__['__subclasses__'](object)",
    "super": "super(type(''), '').__self_class__.__mro__[-1].__subclasses__()",
    "alias": "list[int].__mro__[-1].__subclasses__()",
    "exception": "ValueError().__class__.__mro__[-1].__subclasses__()",
    "method wrapper": "[].__len__.__objclass__.__base__.__subclasses__()",
    "builtin self": "len.__self__.__build_class__.__class__.__base__.__subclasses__()",
}

ATTACKS = [attack(f"class walk: {name}", WALK.format(start=start)) for name, start in STARTS.items()]

ATTACKS += [
    attack(
        "class walk: alias subclass",
        """
class Alias(type(list[int])):
    pass
for cls in Alias(object, ()).__subclasses__():
    if cls.__name__ == 'BuiltinImporter':
        print('ESCAPED')
""",
    ),
    attack(
        "class walk: super subclass",
        """
class Meta(type): pass
class Seen(metaclass=Meta): pass
class Walk(super): pass
if Walk(Meta, Seen).__subclasses__.__self__ is Seen:
    print('ESCAPED')
""",
    ),
    attack(
        "class walk: metaclass hands on type's own method",
        """
class Meta(type):
    def __call__(cls):
        return super().__getattribute__('__subclasses__')
class Own(metaclass=Meta): pass
if type(Own()) is type(len):
    walk = type(Meta).__dict__['__subclasses__']
    print('ESCAPED')
""",
    ),
    attack(
        "class walk: namespace of a builtin by comparison with its proxy",
        """
class Taker:
    def __eq__(self, other):
        other['zz_taken'] = 'ESCAPED'
        return True
int.__dict__ == Taker()
print(int.__dict__['zz_taken'])
""",
    ),
    attack(
        "class walk: own namespace behind its proxy",
        """
class Own: pass
class Taker:
    def __ror__(self, other):
        other['taken'] = 'ESCAPED'
        return True
Own.__dict__ | Taker()
print(Own.__dict__['taken'])
""",
    ),
    attack(
        "class walk: member descriptor of a builtin reads instances",
        """
class Error(Exception):
    frames = BaseException.__dict__['__traceback__']
try:
    raise Error
except Error as error:
    if error.frames.tb_frame:
        print('ESCAPED')
""",
    ),
    attack("patching: builtin type", "int.zz = 1\nprint('ESCAPED')", plain=False),
    attack(
        "patching: ExceptionGroup, the builtin class that can be changed",
        "ExceptionGroup.zz_patched = 'ESCAPED'",
        then="print(getattr(ExceptionGroup, 'zz_patched', ''))",
    ),
    attack(
        "patching: ExceptionGroup by the type of a group",
        "type(BaseExceptionGroup('', [ValueError()])).zz_patched = 'ESCAPED'",
        then="print(getattr(type(BaseExceptionGroup('', [ValueError()])), 'zz_patched', ''))",
    ),
    attack(
        "patching: ExceptionGroup by splitting a group",
        "type(ExceptionGroup('', [ValueError(), KeyError()]).split(KeyError)[0]).zz_split = 'ESCAPED'",
        then="print(getattr(type(ExceptionGroup('', [ValueError(), KeyError()]).split(KeyError)[0]), 'zz_split', ''))",
    ),
    attack(
        "patching: library class",
        "import json\njson.JSONDecodeError.zz_patched = 'ESCAPED'",
        then="import json\nprint(getattr(json.JSONDecodeError, 'zz_patched', ''))",
    ),
    attack(
        "patching: library class through its error",
        """
import re
try:
    re.compile('(')
except Exception as error:
    type(error).zz_patched = 'ESCAPED'
""",
        then="import re\nprint(getattr(re.error, 'zz_patched', ''))",
    ),
    *(
        attack(
            f"patching: table of the groups of a pattern by {way}",
            f"""
import operator, re
class Taker:
    def take(self, table):
        table['ESCAPED'] = 1
        return True
    __eq__ = __ror__ = take
pattern = re.compile('(?P<of_{number}>x)')
{step}
""",
            then=f"import re\nprint(dict(re.compile('(?P<of_{number}>x)').groupindex))",
        )
        for number, (way, step) in enumerate(
            {
                "==": "pattern.groupindex == Taker()",
                "|": "pattern.groupindex | Taker()",
                "getattr": "getattr(pattern, 'groupindex') == Taker()",
                "attrgetter": "operator.attrgetter('groupindex')(pattern) == Taker()",
                "__getattribute__": "pattern.__getattribute__('groupindex') == Taker()",
                "a class pattern": "match pattern:\n    case re.Pattern(groupindex=table): table == Taker()",
                "its match": "pattern.match('x').re.groupindex == Taker()",
                "its descriptor": "re.Pattern.groupindex.__get__(pattern) == Taker()",
                "a search": "[pattern.groupindex].index(Taker())",
            }.items()
        )
    ),
    attack(
        "patching: error that native code raises",
        r"""
import re
try:
    re.compile('x').sub(r'\g<1', 'x')
except Exception as error:
    type(error).zz_native = 'ESCAPED'
""",
        then="import re\nprint(getattr(re.error, 'zz_native', ''))",
    ),
    attack(
        "patching: flags",
        "import re\nre.I.zz_patched = 'ESCAPED'",
        then="import re\nprint(getattr(re.I, 'zz_patched', ''))",
    ),
    attack(
        "patching: class of flags",
        "import re\nre.RegexFlag.zz_patched = 'ESCAPED'",
        then="import re\nprint(getattr(re.RegexFlag, 'zz_patched', ''))",
    ),
    attack(
        "patching: module",
        "import math\nmath.zz_patched = 'ESCAPED'",
        then="import math\nprint(getattr(math, 'zz_patched', ''))",
    ),
    attack(
        "patching: module by its namespace",
        "import math\nvars(math)['zz_vars'] = 'ESCAPED'",
        then="import math\nprint(getattr(math, 'zz_vars', ''))",
    ),
    attack(
        "patching: module by the dict that its namespace hands to what it is compared with",
        """
import math
class Taker:
    def __eq__(self, other):
        other['zz_compared'] = 'ESCAPED'
vars(math) == Taker()
""",
        plain=False,
        then="import math\nprint(getattr(math, 'zz_compared', ''), vars(math).get('zz_compared', ''))",
    ),
    attack(
        "patching: module's function replaced",
        "import json\njson.dumps = lambda value: 'ESCAPED'",
        then="import json\nprint(json.dumps(1))",
    ),
    attack(
        "patching: object.__setattr__ on a module",
        "import math\nobject.__setattr__(math, 'zz_object', 'ESCAPED')",
        then="import math\nprint(getattr(math, 'zz_object', ''))",
    ),
    attack(
        "patching: type.__setattr__ on a library class",
        "import json\ntype.__setattr__(json.JSONDecodeError, 'zz_type', 'ESCAPED')",
        then="import json\nprint(getattr(json.JSONDecodeError, 'zz_type', ''))",
    ),
    attack(
        "patching: setattr on a library class",
        "import json\nsetattr(json.JSONDecodeError, '__str__', lambda self: 'ESCAPED')",
        then="import json\ntry:\n    json.loads('(')\nexcept ValueError as error:\n    print(error)",
    ),
    attack(
        "patching: delattr on a library class",
        "import json\ndel json.JSONDecodeError.__init__",
        then="import json\ntry:\n    json.loads('(')\nexcept ValueError as error:\n"
        "    print('' if 'column' in str(error) else 'ESCAPED')",
    ),
    attack(
        "patching: annotations of a library class",
        "import json\njson.JSONDecodeError.__annotations__['zz'] = 'ESCAPED'",
        then="import json\nprint(json.JSONDecodeError.__annotations__.get('zz'))",
    ),
    attack(
        "patching: metaclass",
        "type(type(len)).zz_meta = 1\nprint('ESCAPED')",
        plain=False,
    ),
    attack(
        "patching: class of modules",
        "import math\ntype(math).__repr__ = lambda self: 'ESCAPED'\nprint(math)",
        plain=False,
    ),
    attack(
        "patching: builtin passed off as made by a metaclass",
        """
class Own(metaclass=lambda name, bases, namespace: ExceptionGroup):
    pass
Own.__str__ = lambda self: 'ESCAPED'
print(str(ExceptionGroup('x', [ValueError()])))
""",
    ),
    attack(
        "patching: class of suspending functions by a bound class method",
        "def f(): fail()\nf.__init_subclass__.__self__.zz_hidden = 'ESCAPED'",
        plain=False,
        then="def f(): fail()\nprint(getattr(f, 'zz_hidden', ''))",
    ),
    attack(
        "patching: class of external functions by a bound class method",
        "fail.__init_subclass__.__self__.zz_hidden = 'ESCAPED'",
        plain=False,
        then="print(getattr(fail, 'zz_hidden', ''))",
    ),
    attack(
        "patching: class of builtin functions by a bound class method",
        "getattr.__init_subclass__.__self__.zz_hidden = 'ESCAPED'",
        plain=False,
        then="print(getattr(getattr, 'zz_hidden', ''))",
    ),
    attack(
        "patching: class of a value",
        """
class Own(Exception): pass
error = ValueError()
error.__class__ = Own
print('ESCAPED' if type(error) is Own else '')
""",
        plain=False,
    ),
]

TWINS = [
    "print(().__class__, type('').__name__, ValueError.__mro__, bool.__bases__, int.__base__)",
    """
class Shape:
    kinds = []
    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        Shape.kinds.append(cls.__name__)
class Square(Shape): pass
class Circle(Shape): pass
print(Shape.kinds, Shape.__subclasses__(), Square.mro(), Square.__name__, Square.__qualname__)
""",
    """
class Point:
    def __init__(self, x): self.x = x
    def __setattr__(self, name, value): super().__setattr__(name, value * 2)
Point.__repr__ = lambda self: f'Point({self.x})'
point = Point(2)
point.label = 'a'
setattr(Point, 'kind', 'k')
print(point, point.__dict__, point.kind, Point.__dict__['kind'])
del point.label
print(hasattr(point, 'label'), point.__class__ is Point)
""",
    """
class Meta(type):
    registry = {}
    def __new__(mcs, name, bases, namespace, **options):
        cls = super().__new__(mcs, name, bases, namespace)
        mcs.registry[name] = options
        return cls
    def __call__(cls, *args):
        return super().__call__(*args)
class Own(metaclass=Meta): pass
class Other(Own, option=1): pass
print(Meta.registry, type(Own) is Meta, isinstance(Own, Meta), type(Meta) is type, type('X', (Own,), {}).__name__)
""",
    """
group = ExceptionGroup('several', [ValueError(1), TypeError(2)])
print(repr(group), group.exceptions, type(group), group.subgroup(ValueError), isinstance(group, Exception))
print(repr(BaseExceptionGroup('x', [KeyboardInterrupt()])), type(BaseExceptionGroup('x', [ValueError()])))
""",
]
