"""Doors in each module that programs can import, and ordinary code that a nervous sandbox refuses."""

from tests.attacks import attack

DOORS: dict[str, str] = {
    "threading": """
threading._thread
threading._sys
threading._os
threading._active
threading._dangling
threading._shutdown
threading.Thread.start.__globals__
threading.Thread._bootstrap
threading.excepthook.__globals__
threading._register_atexit
threading.local.__init_subclass__.__globals__
threading.get_native_id.__self__
threading.Lock.__self__
threading.RLock.__globals__
threading.Thread._target.__globals__
threading.enumerate.__globals__
threading.Condition.wait.__code__
threading.main_thread().run.__func__.__globals__
threading.current_thread().__class__.start.__code__
""",
    "concurrent.futures": """
concurrent.futures.thread
concurrent.futures._base.logging
concurrent.futures.process
concurrent.futures.ProcessPoolExecutor
concurrent.futures.Future.result.__globals__
concurrent.futures.ThreadPoolExecutor.submit.__code__
concurrent.futures._base
concurrent.futures.wait.__globals__
""",
    "concurrent": """
concurrent.process
""",
    "contextvars": """
contextvars._contextvars
contextvars.Context.__reduce_ex__
contextvars.Context.run.__globals__
contextvars.copy_context.__self__
contextvars.__loader__
contextvars.ContextVar.get.__code__
contextvars.Token.__reduce__
""",
    "argparse": """
argparse._os
argparse._sys
argparse._sys.modules
argparse._re
argparse._shutil
argparse.ArgumentParser.parse_args.__globals__
argparse.FileType()('/etc/passwd').read()
argparse.Namespace.__init__.__globals__
argparse.ngettext.__globals__
argparse._.__globals__
""",
    "configparser": """
configparser.os
configparser.sys
configparser.io
configparser.itertools
configparser.re
configparser.ConfigParser.read.__globals__
configparser.ConfigParser().read(['/etc/passwd'])[0]
configparser.warnings
configparser.RawConfigParser._read.__code__
""",
    "calendar": """
calendar.sys
calendar.datetime
calendar._locale
calendar.Calendar.itermonthdates.__globals__
calendar.LocaleTextCalendar
calendar.different_locale
calendar.month_name.__class__.__getitem__.__globals__
calendar.main
calendar.locale
""",
    "codecs": """
codecs.builtins
codecs.sys
codecs.open('/etc/passwd').read()
codecs.lookup('utf8').encode.__globals__
codecs.register
codecs.lookup('idna').encode.__globals__
codecs.StreamReader.read.__globals__
codecs.register_error
codecs.unregister
codecs.encode.__self__
codecs.lookup_error('strict').__self__
codecs.getreader('utf8').__init__.__globals__
codecs.charmap_build
codecs.escape_decode
codecs.utf_8_encode.__self__
codecs.getincrementaldecoder('utf8').__init__.__globals__
""",
    "tomllib": """
tomllib._parser
tomllib.loads.__globals__
tomllib.load.__code__
tomllib._types
tomllib.TOMLDecodeError.__init__.__globals__
tomllib._re
""",
    "gc": """
gc.get_objects
gc.get_objects()[0]
gc.get_referrers
gc.get_referents
gc.get_referents(int)[0]
gc.DEBUG_LEAK
gc.is_tracked.__self__
""",
    "atexit": """
atexit._run_exitfuncs
atexit._clear
atexit.register.__self__
atexit._ncallbacks
""",
    "weakref": """
weakref.gc
weakref.sys
weakref.itertools
weakref._collections_abc
weakref.atexit
weakref.WeakSet.add.__globals__
weakref.finalize._registry
weakref.getweakrefs(int)[0]
weakref.WeakMethod.__call__.__globals__
weakref._remove_dead_weakref
weakref.proxy(lambda:0).__globals__
weakref.finalize.__init__.__globals__
weakref.ReferenceType.__new__.__self__
""",
    "typing_extensions": """
typing_extensions.sys
typing_extensions.typing.sys
typing_extensions.functools
typing_extensions.inspect
typing_extensions.Protocol.__init__.__globals__
typing_extensions.get_type_hints.__globals__
typing_extensions.abc
typing_extensions.deprecated.__init__.__globals__
typing_extensions.collections
typing_extensions._caller
""",
    "ast": """
ast.sys
ast.NodeVisitor.visit.__globals__
ast.literal_eval.__globals__
ast.main
ast.PyCF_ONLY_AST.real.__self__
ast.re
ast.parse.__globals__
ast.AST.__subclasses__()[0].__init__.__globals__
ast.AST.__base__.__subclasses__()
ast.parse('x').body[0].__init__.__func__.__globals__
ast.parse('x').body[0].__reduce_ex__(2)
ast.Num.__class__.__call__.__globals__
ast.NodeTransformer().visit.__func__.__code__
ast._Unparser
ast._KINDS
ast.contextmanager
""",
    "reprlib": """
reprlib.builtins
reprlib.builtins.open
reprlib.get_ident
reprlib.Repr.repr1.__globals__
reprlib.aRepr.repr.__func__.__globals__
reprlib.repr.__self__.__class__.repr1.__code__
reprlib.islice.__self__
""",
    "queue": """
queue.threading
queue.time
queue.types
queue.Queue.put.__globals__
queue.SimpleQueue.put.__globals__
""",
    "dataclasses": """
dataclasses.sys
dataclasses.re
dataclasses.inspect
dataclasses.builtins
dataclasses._FIELDS.__globals__
dataclasses.field.__globals__
dataclasses.Field.__init__.__globals__
""",
    "pathlib": """
pathlib.Path.read_text.__globals__
pathlib.Path('/etc/passwd').read_text()
pathlib._local
pathlib.Path.cwd.__func__.__globals__
""",
    "io": """
io.text_encoding.__globals__
io.FileIO
io.BytesIO.__reduce_ex__
io.StringIO().__reduce_ex__(2)
io.open_code('/etc/passwd').read()
io.TextIOWrapper.__new__.__self__
io.IncrementalNewlineDecoder.__reduce__
""",
    "traceback": """
traceback.sys
traceback.linecache
traceback.extract_stack.__globals__
traceback.walk_stack
traceback.print_exc.__globals__
traceback.TracebackException.__init__.__globals__
traceback.walk_tb
traceback.format_stack.__globals__
""",
    "types": """
types.CodeType
types.FrameType
types.CellType
types.LambdaType.__globals__
types.ModuleType('x').__loader__
types.coroutine.__globals__
types.new_class.__globals__
types.DynamicClassAttribute.__init__.__globals__
types.prepare_class.__code__
types.AsyncGeneratorType.ag_frame
types.resolve_bases.__globals__
types.get_original_bases.__globals__
""",
    "inspect": """
inspect.currentframe()
inspect.stack()[0]
inspect.getsource(len)
inspect.getmodule
inspect.sys
inspect.os
inspect.getclosurevars
inspect.getattr_static(int,'__subclasses__')
inspect.signature.__globals__
inspect.Signature.bind.__code__
inspect.getframeinfo
inspect.trace()
inspect.getmro.__globals__
inspect.unwrap.__globals__
inspect.linecache
inspect.getinnerframes
""",
    "logging": """
logging.os
logging.sys
logging.Logger.manager.loggerDict
logging.threading
logging.getLogger.__globals__
logging.Formatter.format.__globals__
logging.currentframe()
logging.raiseExceptions.__class__.__subclasses__.__self__
logging._srcfile
logging.root.manager
logging.lastResort.__class__.emit.__globals__
logging.handlers
logging.config
""",
    "warnings": """
warnings.sys
warnings.filters
warnings.warn.__self__
warnings.linecache
warnings.catch_warnings.__init__.__globals__
warnings._setoption
""",
    "copy": """
copy.copyreg
copy._deepcopy_dispatch
copy.dispatch_table
copy.weakref
copy.copy.__globals__
copy.deepcopy.__code__
copy._reconstruct
""",
    "enum": """
enum.sys
enum.bltns
enum.Enum.__new__.__globals__
enum.EnumMeta.__call__.__globals__
enum._simple_enum
enum.pickle_by_global_name
enum.EnumType.__prepare__.__func__.__globals__
enum.property.__get__.__globals__
enum.global_enum
""",
    "pprint": """
pprint._sys
pprint.re
pprint.PrettyPrinter.pprint.__globals__
pprint._StringIO
pprint.pformat.__code__
pprint.PrettyPrinter._dispatch
""",
    "contextlib": """
contextlib.sys
contextlib._collections_abc
contextlib.ExitStack.callback.__globals__
contextlib.chdir
contextlib.contextmanager.__globals__
contextlib.AsyncExitStack.__aexit__.__code__
contextlib.abc
""",
    "functools": """
functools.RLock
functools.partial.__reduce__
functools.singledispatch.__globals__
functools.lru_cache.__code__
functools.GenericAlias.__class__.__subclasses__.__self__
functools.cached_property.__get__.__globals__
functools.total_ordering.__globals__
functools.namedtuple.__globals__
functools._CacheInfo.__new__.__globals__
""",
    "asyncio": """
asyncio.events
asyncio.base_events
asyncio.subprocess
asyncio.create_subprocess_exec
asyncio.open_connection
asyncio.get_event_loop().run_in_executor.__globals__
asyncio.tasks.__dict__
asyncio.Task.__init__.__globals__
asyncio.run.__globals__
asyncio.sys
asyncio.Queue.get.__globals__
asyncio.to_thread.__globals__
asyncio.Future.__await__.__globals__
asyncio.current_task.__globals__
""",
    "random": """
random._os
random._inst.__reduce__()
random.SystemRandom
random.seed.__self__
random.Random.seed.__globals__
random.getrandbits.__self__.__reduce__
""",
    "string": """
string._re
string._sre
string.Template.pattern.__class__.__reduce__
string.Formatter().get_field('0.__class__.__subclasses__',(1,),{})
string.Formatter.vformat.__globals__
string.Template.substitute.__globals__
string._ChainMap
""",
    "csv": """
csv.re
csv.io
csv.writer.__self__
csv.DictReader.__init__.__globals__
csv.Sniffer.sniff.__globals__
csv._csv
csv.register_dialect.__self__
""",
    "hashlib": """
hashlib.__builtin_constructor_cache
hashlib.file_digest.__globals__
hashlib.sha256.__self__
hashlib._hashlib
hashlib.new.__globals__
""",
    "hmac": """
hmac.HMAC.__init__.__globals__
hmac._hashopenssl
hmac.new.__globals__
hmac._warnings
""",
    "uuid": """
uuid.os
uuid.sys
uuid.uuid1()
uuid.getnode()
uuid.UUID.__init__.__globals__
uuid._load_system_functions
uuid.uuid4.__globals__
""",
    "secrets": """
secrets.base64
secrets._sysrand
secrets.token_bytes.__globals__
secrets.os
""",
    "statistics": """
statistics.sys
statistics.NormalDist.__init__.__globals__
statistics.mean.__globals__
statistics.random
""",
    "decimal": """
decimal.getcontext().__reduce__()
decimal.Context.__reduce__
decimal.localcontext.__self__
decimal.Decimal.__reduce__
decimal.DecimalTuple.__new__.__globals__
decimal.HAVE_THREADS.__self__
decimal.setcontext.__self__
""",
    "fractions": """
fractions.Fraction.__new__.__globals__
fractions.sys
fractions._RATIONAL_FORMAT.__reduce__()
fractions.Decimal.__reduce__
""",
    "textwrap": """
textwrap.TextWrapper.wrap.__globals__
textwrap.re
textwrap.dedent.__globals__
""",
    "urllib": """
urllib.request
urllib.request.urlopen
urllib.error
""",
    "urllib.parse": """
urllib.parse.urlsplit.__globals__
urllib.parse.sys
urllib.parse.quote.__code__
urllib.parse.SplitResult.__new__.__globals__
""",
    "html": """
html.parser.re
html.parser._markupbase
html.parser.HTMLParser.feed.__globals__
html.unescape.__globals__
html._html5
html.entities
""",
    "difflib": """
difflib.SequenceMatcher.ratio.__globals__
difflib._mdiff
difflib.re
difflib.HtmlDiff
""",
    "graphlib": """
graphlib.TopologicalSorter.add.__globals__
""",
    "heapq": """
heapq.merge.__globals__
heapq.heappush.__self__
""",
    "bisect": """
bisect.bisect.__self__
""",
    "itertools": """
itertools.count.__reduce__
itertools.tee.__self__
""",
    "operator": """
operator.attrgetter.__reduce__
operator.methodcaller.__reduce__
operator.itemgetter(1).__reduce__()
""",
    "ipaddress": """
ipaddress.ip_address.__globals__
ipaddress.functools
""",
    "numbers": """
numbers.Number.register.__globals__
""",
    "keyword": """
keyword.iskeyword.__self__
""",
    "os": """
os.environ.__class__.__init__.__globals__
os.popen
os.sys
os.fork
os.getpid()
os.environ._data
os.stat('/etc/passwd')
os.getcwd.__self__
os.fsencode.__closure__
os.PathLike.register.__globals__
""",
    "os.path": """
os.path.genericpath
os.path.os
os.path.join.__globals__
""",
    "time": """
time.tzset
time.sleep.__self__
""",
    "datetime": """
datetime.timezone.utc.__reduce__()
datetime.datetime.__reduce_ex__
""",
    "json": """
json.JSONEncoder.encode.__globals__
json.scanner
""",
    "re": """
re.Scanner
re._parser
re.sre_parse
re.copyreg
re.template
""",
    "struct": """
struct.Struct.__reduce__
struct.unpack.__self__
""",
    "zlib": """
zlib.compressobj.__self__
""",
    "base": """
base64.main
base64.b64encode.__globals__
base64.struct
""",
    "binascii": """
binascii.hexlify.__self__
""",
    "sys": """
sys._getframe()
sys._current_frames()
sys.settrace
sys.setprofile
sys.modules['os']
sys.modules['builtins'].__import__
sys.path
sys.meta_path
sys.path_hooks
sys.executable
sys.stdout.buffer.raw
sys.stdout.__class__.write.__globals__
sys.displayhook.__self__
sys.exc_info.__self__
sys.setrecursionlimit.__self__
sys.intern.__self__
sys.call_tracing
sys._git.__class__.__subclasses__()
sys.addaudithook
sys._debugmallocstats
sys._clear_type_cache()
sys.set_asyncgen_hooks
sys.breakpointhook
sys.unraisablehook
sys.getrefcount(None)
sys.exc_info()[2].tb_frame
sys.stdin.fileno()
sys.flags.__class__.__reduce__
sys.__dict__['modules']['os']
sys.implementation.cache_tag.__reduce__
""",
    "builtins": """
builtins.__import__('os').system
builtins.open('/etc/passwd').read()
builtins.__build_class__.__self__
builtins.__spec__
builtins.__loader__.load_module
builtins.exec.__self__
builtins.__dict__['__loader__']
builtins.memoryview.__reduce__
builtins.breakpoint
builtins.globals.__self__
builtins.vars.__self__
builtins.type.__subclasses__(builtins.type)
""",
    "abc": """
abc.ABCMeta.__new__.__globals__
abc._abc_init
abc.get_cache_token.__self__
abc.ABC.register.__func__.__globals__
abc.sys
abc.ABCMeta._dump_registry.__globals__
""",
    "typing": """
typing.sys
typing.re
typing.collections
typing.NamedTuple.__mro_entries__.__globals__
typing.get_type_hints.__globals__
typing.Generic.__class_getitem__.__func__.__globals__
typing._type_check.__globals__
typing.ForwardRef('print(1)')._evaluate
typing.ForwardRef('x').__forward_code__.co_code
typing.NamedTuple.__globals__
typing.types
typing.copyreg
typing.NewType.__init__.__globals__
typing.TypeVar('T').__reduce__()
typing._alias
typing.Protocol.__init_subclass__.__func__.__globals__
typing.runtime_checkable.__globals__
""",
    "collections": """
collections._sys
collections._itemgetter.__reduce__
collections.namedtuple.__globals__
collections.OrderedDict.__reduce__
collections.UserDict.__init__.__globals__
collections.Counter.__init__.__code__
collections.namedtuple('P','a').__new__.__globals__
collections.namedtuple('P','a')._make.__func__.__globals__
collections.namedtuple('P','a')._replace.__globals__
collections.namedtuple('P','a').__repr__.__globals__
collections.namedtuple('P','a').__new__.__builtins__
""",
    "collections.abc": """
collections.abc.sys
collections.abc.Mapping.get.__globals__
""",
}
"""By module: expressions that lead further than it should, one a line."""

OPEN = """
import {name}
for line in {lines!r}:
    try:
        eval(line)
    except (AttributeError, ImportError, LookupError, NameError, NotImplementedError, OSError, TypeError, ValueError):
        pass
    else:
        print('ESCAPED', line)
"""

ATTACKS = [
    attack(f"doors: {name}", OPEN.format(name=name, lines=lines.strip().splitlines()), plain=False)
    for name, lines in DOORS.items()
]

TWINS = [
    """
class A:
    def visit_x(self): return 1
    def visit(self, n): return getattr(self, 'visit_' + n, self.default)()
    def default(self): return 'd'
a = A()
print(a.visit('x'), a.visit('y'))
for n in ('__len__', '__add__', '__class__', '__name__', '__doc__', 'format', 'mro', 'throw', 'expand', 'flags',
    'today', 'obj', 'sub'):
    print(n, hasattr([], n), hasattr('', n), hasattr(A, n), hasattr(a, n), hasattr(A.visit, n))
for op in ['__add__', '__sub__', '__mul__', '__lt__', '__eq__', '__pow__', '__floordiv__', '__rsub__']:
    print(getattr(7, op)(3))
setattr(a, 'x' + '1', 5); print(a.x1); delattr(a, 'x1'); print(hasattr(a, 'x1'))
""",
    """
class E:
    __slots__=('a','__dict__')
    __match_args__=('a',)
    __hash__=object.__hash__
    __test__=False
    __author__='x'
    __version__='1'
    __all__=['a']
    def __new__(cls,*a,**k): return super().__new__(cls)
    def __init__(self,a=1): self.a=a
    def __init_subclass__(cls,**k): super().__init_subclass__(); cls.reg=k
    def __class_getitem__(cls,i): return (cls.__name__,i)
    def __set_name__(self,o,n): self.n=(o.__name__,n)
    def __get__(self,i,o=None): return self
    def __call__(self,*a): return a
    def __enter__(self): return self
    def __exit__(self,t,v,tb): return t is not None
    def __bool__(self): return True
    def __len__(self): return 3
    def __iter__(self): return iter((1,2,3))
    def __contains__(self,x): return x==1
    def __getitem__(self,i): return i
    def __missing__(self,k): return k
    def __reversed__(self): return iter((3,2,1))
    def __length_hint__(self): return 3
    def __index__(self): return 2
    def __int__(self): return 4
    def __float__(self): return 4.5
    def __complex__(self): return 1j
    def __bytes__(self): return b'x'
    def __str__(self): return 'S'
    def __repr__(self): return 'R'
    def __format__(self,s): return 'F'+s
    def __dir__(self): return ['b','a']
    def __sizeof__(self): return 10
    def __getattr__(self,n):
        if n.startswith('__'): raise AttributeError(n)
        return n.upper()
    def __add__(self,o): return 'add'
    def __radd__(self,o): return 'radd'
    def __iadd__(self,o): return self
    def __matmul__(self,o): return 'mm'
    def __divmod__(self,o): return 'dm'
    def __pow__(self,o,m=None): return ('pow',m)
    def __neg__(self): return 'neg'
    def __invert__(self): return 'inv'
    def __round__(self,n=None): return ('round',n)
    def __trunc__(self): return 1
    def __floor__(self): return 2
    def __ceil__(self): return 3
    def __eq__(self,o): return True
    def __lt__(self,o): return True
    def __copy__(self): return 'copy'
    def __deepcopy__(self,m): return 'deep'
    def __reduce__(self): return (E,())
    def __getstate__(self): return {}
    def __setstate__(self,s): pass
    def __instancecheck__(self,o): return True
    def __subclasscheck__(self,o): return True
    def __fspath__(self): return '/p'
    def __await__(self):
        return 1
        yield
e=E(5)
class F(E, tag=1): pass
import math, copy, os
print(F.reg, E[3], e(1,2), len(e), list(e), 1 in e, e[4], list(reversed(e)), [1,2,3][e], int(e), float(e),
    complex(e), bytes(e), str(e), repr(e), f'{e:x}', dir(e), e.foo, e+1, 1+e, e@1, divmod(e,1), pow(e,2,3), -e, ~e,
    round(e,1), math.trunc(e), math.floor(e), math.ceil(e), e==1, e<1, copy.copy(e), copy.deepcopy(e),
    isinstance(1,e), issubclass(int,e), os.fspath(e))
match e:
    case E(5): print('matched')
with e: raise ValueError
async def go(): return await e
import asyncio
print(asyncio.run(go()))
""",
    r"""
def f():
    try:
        1/0
    except ZeroDivisionError as e:
        raise ValueError('v') from e
try: f()
except ValueError as e:
    print(type(e.__cause__), e.__context__ is e.__cause__, e.__suppress_context__, e.args, str(e), repr(e),
    e.__class__.__name__)
    e.add_note('n'); print(e.__notes__)
    print(e.with_traceback(None) is e, e.__traceback__)
try: {}['k']
except KeyError as e: print(e.args, e, e.__cause__, e.__context__)
try: [].foo
except AttributeError as e: print(e.name, e.obj, e)
try: nope
except NameError as e: print(e.name, e)
try: int('x')
except ValueError as e: print(e)
try: '\udc80'.encode()
except UnicodeEncodeError as e: print(e.encoding, e.object, e.start, e.end, e.reason)
try: exec('a b')
except SyntaxError as e: print(e.msg, e.lineno, e.offset, e.text, e.filename)
try: next(iter([]))
except StopIteration as e: print(e.value)
""",
    """
import traceback
try:
    raise KeyError('k')
except KeyError as e:
    print(traceback.format_exception_only(type(e), e), traceback.format_exception_only(e))
""",
    """
def g():
    x = yield 1
    try: yield x
    except ValueError as e: yield str(e)
    finally: print('fin')
i=g()
print(next(i), i.gi_running, i.send('s'), i.throw(ValueError('t')), i.__name__, i.__qualname__, iter(i) is i,
    i.close(), type(i).__name__)
async def co(): return 3
c=co(); print(c.cr_running, c.__name__, type(c).__name__, c.close())
""",
    """
class D:
    def __set_name__(s,o,n): s.n='_'+n
    def __get__(s,i,o): return s if i is None else i.__dict__.get(s.n, 'none')
    def __set__(s,i,v): i.__dict__[s.n]=v
    def __delete__(s,i): del i.__dict__[s.n]
class C:
    a=D()
    @property
    def p(self): return self._p
    @p.setter
    def p(self,v): self._p=v
    @p.deleter
    def p(self): del self._p
    @staticmethod
    def s(): return 1
    @classmethod
    def c(cls): return cls.__name__
c=C(); c.a=3; print(c.a, c.__dict__, C.a.n); del c.a; print(c.a); c.p=1; print(c.p, C.p.fget(c),
    C.p.fset.__name__, C.__dict__['p'].__doc__, C.s(), c.c(), C.__dict__['s'].__func__(),
    C.__dict__['c'].__func__(C), C.__dict__['a'].__get__(c, C), C.p.__get__(c))
""",
    """
class S:
    __slots__=('a','b')
    def __init__(self): self.a=1
s=S(); print(S.__slots__, s.a, hasattr(s,'b'), hasattr(s,'__dict__'), S.a.__get__(s), S.a.__name__, [getattr(s,
    n,None) for n in s.__slots__])
try: s.c=1
except AttributeError as e: print('no', e)
S.a.__set__(s, 9); print(s.a, type(S.a).__name__)
""",
    """
import operator
class P:
    def __init__(s): s.x=1; s.q=[3]
    def m(s,*a,**k): return a,k
p=P(); p.r=p
print(operator.attrgetter('x')(p), operator.attrgetter('x','r.x','__class__.__name__')(p),
    operator.methodcaller('m',1,k=2)(p), operator.itemgetter(0,1)([1,2]), operator.attrgetter('__name__')(P),
    sorted([3,1],key=operator.neg), operator.methodcaller('upper')('a'), operator.attrgetter('real')(3))
""",
    """
def init(self, x): self.x=x
K=type('K',(object,),{'__init__':init,'__repr__':lambda s:f'K({s.x})','__slots__':('x',)})
print(K(3), K.__name__, K.__qualname__, K.__bases__, isinstance(K(1),K), type(K))
class M(type):
    def __new__(m,n,b,d,
    **k): d['added']=sorted(x for x in d if not x.startswith('_')); return super().__new__(m,n,b,d)
    def __init__(c,n,b,d,**k): super().__init__(n,b,d)
    def __call__(c,*a): o=super().__call__(*a); o.via=c.__name__; return o
    def __getattr__(c,n): return 'meta '+n
    def __len__(c): return 4
    def __iter__(c): return iter('ab')
    def __contains__(c,x): return True
    @property
    def mp(c): return 'mp'
    @classmethod
    def __prepare__(m,n,b,**k): return {'pre':1}
class A(metaclass=M, kw=1):
    b=2
print(A.added, A().via, A.zzz, len(A), list(A), A.mp, A.pre, type(A).__name__, A.__class__ is M, isinstance(A,
    M))
""",
    """
class A:
    def w(s): return 'A'
class B:
    def w(s): return 'B'
a=A(); a.__class__=B; print(a.w(), type(a).__name__)
A.w=lambda s:'patched'; print(A().w()); A.__name__='Z'; print(A.__name__,
    A); A.__doc__='d'; print(A.__doc__); A.__qualname__='Q.Z'; print(A.__qualname__); del A.w; print(hasattr(A,
    'w'))
a=A(); a.__dict__={'k':1}; print(a.k,
    a.__dict__); a.__dict__.update(z=2); print(a.z); vars(a)['y']=3; print(a.y); a.__dict__.pop('y'); print(hasattr(a,
    'y'))
""",
    """
x=1
def f():
    y=2
    return sorted(locals()), 'x' in globals(), globals()['x']
print(f(), __name__, 'f' in dir(), vars()['x'])
globals()['zz']=5
print(zz)
exec('q=7'); print(q); print(eval('q+1', {'q':1}), eval('__name__'))
""",
    """
class I:
    def __init__(s): s.n=0
    def __iter__(s): return s
    def __next__(s):
        s.n+=1
        if s.n>3: raise StopIteration
        return s.n
print(list(I()), I().__next__(), next(I()), [1].__iter__().__next__(), {1:2}.__iter__().__next__(),
    (1).__add__(2), 'a'.__contains__('a'), [1,2].__reversed__().__next__(), {}.keys().__len__(), {1}.__or__({2}),
    (1,2).__getitem__(0), 3 .__bool__(), 2 .__index__(), 'x'.__format__('>3'), [3].__len__(), 'a'.__eq__('a'),
    'a'.__hash__() == hash('a'), None.__bool__(), {}.__class__, [].__doc__[:5])
""",
    """
import ast
print(ast.literal_eval("{'a': [1, (2, 3), {4}], 'b': None, 'c': -1.5, 'd': b'x'}"))
try: ast.literal_eval('f(1)')
except ValueError as e: print('VE', str(e)[:20])
""",
    """
import ast, operator
OPERATORS = {ast.Add: operator.add, ast.Mult: operator.mul, ast.USub: operator.neg, ast.Pow: operator.pow}
class Calculator(ast.NodeVisitor):
    def visit_Expression(self, node): return self.visit(node.body)
    def visit_BinOp(self, node): return OPERATORS[type(node.op)](self.visit(node.left), self.visit(node.right))
    def visit_UnaryOp(self, node): return OPERATORS[type(node.op)](self.visit(node.operand))
    def visit_Constant(self, node): return node.value
    def visit_Name(self, node): return {'x': 4}[node.id]
    def generic_visit(self, node): raise SyntaxError(f'{type(node).__name__} in line {node.lineno} is not allowed')
for text in ('1 + x * 2', '-(x ** 2)', '().__class__', '__import__("os")', '[c for c in x]', '1 +'):
    try: print(Calculator().visit(ast.parse(text, mode='eval')))
    except SyntaxError as e: print(e)
names = {node.id for node in ast.walk(ast.parse('a + b(c, d=e.f)')) if isinstance(node, ast.Name)}
print(sorted(names), ast.unparse(ast.parse('f( x,y )')), ast.dump(ast.parse('x', mode='eval')))
""",
    """
import threading
out=[]
l=threading.Lock()
def w(n):
    with l: out.append(n)
ts=[threading.Thread(target=w,args=(i,), name=f't{i}') for i in range(3)]
[t.start() for t in ts]; [t.join() for t in ts]; print(sorted(out), ts[0].name, ts[0].is_alive(),
    threading.current_thread().name, threading.main_thread().name)
loc=threading.local(); loc.x=1; print(loc.x, loc.__dict__)
from concurrent.futures import ThreadPoolExecutor, as_completed
with ThreadPoolExecutor(2) as ex:
    print(list(ex.map(lambda x:x*2,[1,2])), ex.submit(pow,2,3).result())
""",
    """
import argparse
p=argparse.ArgumentParser(prog='p', description='d')
p.add_argument('--n', type=int, default=1, help='n %(default)s'); p.add_argument('f',
    nargs='*'); p.add_argument('-v', action='store_true')
a=p.parse_args(['--n','3','x','-v']); print(a, a.n, a.f, vars(a)); print(p.format_help())
""",
    r"""
import configparser
c=configparser.ConfigParser(); c.read_string('[a]\nx=1\ny=%(x)s2\n[b]\nz=yes'); print(c.sections(), c['a']['y'],
    c.getint('a','x'), c['b'].getboolean('z'), dict(c['a']), 'a' in c)
""",
    """
import enum
class C(enum.Enum):
    A=1; B=enum.auto()
    @property
    def low(s): return s.name.lower()
    @classmethod
    def _missing_(cls,v): return cls.A
print(C.A, C(99), C['B'], C.A.low, list(C), C.__members__, C.A.__class__, C.A.value, C.A.name, C.A._value_,
    len(C), C.A in C)
class F(enum.Flag):
    X=1;Y=2
print(F.X|F.Y, F(3), ~F.X, bool(F.X&F.Y))
""",
    """
class O:
    class I:
        def m(self): pass
    def f(self):
        def g(): pass
        return g
print(O.I.__qualname__, O.I.m.__qualname__, O().f().__qualname__)
""",
    """
class A:
    def f(self): return __class__.__name__
    def g(self): return __class__ is type(self)
print(A().f(), A().g())
""",
    """
class K:
    def __init__(s,v): s.v=v
    def __hash__(s): return hash(s.v)
    def __eq__(s,o): return isinstance(o,K) and s.v==o.v
d={K(1):'a', K(2):'b'}
print(d[K(1)], K(2) in d, len({K(1),K(1)}), K(1).__hash__()==hash(1), K.__hash__ is not None, list.__hash__)
""",
    """
import functools
@functools.singledispatch
def f(x): return 'obj'
@f.register
def _(x: int): return 'int'
@f.register(list)
def _(x): return 'list'
print(f(1), f([]), f(''), f.dispatch(int).__name__, list(f.registry)[1:])
class A:
    @functools.cached_property
    def c(s): print('once'); return 1
    @functools.lru_cache(maxsize=None)
    def l(s,x): return x
a=A(); print(a.c, a.c, a.__dict__, a.l(1), A.l.cache_info(), A.l.__wrapped__.__name__)
""",
    """
s = "__class__ __globals__ __subclasses__ os.system('x') import os; eval('1')"
print(s, len(s), s.split()[0], '__import__' in s)
d={'__class__':1,'__globals__':2,'f_back':3}; print(d, d['__class__']);
def f(**k): return k
print(f(__class__=1, __dict__=2, gi_frame=3))
""",
    """
class Mock:
    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__'): raise AttributeError(name)
        v = Mock(); setattr(self, name, v); return v
    def __call__(self,*a,**k): self.called=True; return self
m=Mock(); m.a.b.c(1); print(m.a.b.c.called, hasattr(m,'__foo__'), m.f_back.gi_frame is m.f_back.gi_frame,
    m.tb_frame() is m.tb_frame)
""",
    """
class Proxy:
    def __init__(self, t): object.__setattr__(self, '_t', t)
    def __getattribute__(self, n):
        t = object.__getattribute__(self, '_t')
        return getattr(t, n)
    def __setattr__(self, n, v): setattr(object.__getattribute__(self,'_t'), n, v)
    def __delattr__(self, n): delattr(object.__getattribute__(self,'_t'), n)
class T: x=1
p=Proxy(T()); p.y=2; print(p.x,p.y,p.__class__.__name__, isinstance(p,T)); del p.y; print(hasattr(p,'y'))
""",
    """
reg={}
class Meta(type):
    def __init__(cls,n,b,ns):
        super().__init__(n,b,ns); reg[n]=cls
        for k,v in ns.items():
            if callable(v) and not k.startswith('__'): setattr(cls,'wrapped_'+k, v)
class A(metaclass=Meta):
    def f(s): return 1
print(reg, A().wrapped_f(), [c.__name__ for c in A.__mro__], all(isinstance(c,type) for c in A.__mro__))
def walk(c): return [c.__name__]+[x for s in c.__subclasses__() for x in walk(s)]
class B(A): pass
class C(B): pass
print(walk(A))
""",
    """
from contextlib import *
class CM:
    def __enter__(s): return s
    def __exit__(s,t,v,tb): print(t.__name__ if t else None, v, tb is None); return True
with CM(): raise KeyError('x')
with CM(): pass
with suppress(KeyError): {}[1]
@contextmanager
def cm():
    try: yield 1
    except ValueError as e: print('caught', e)
with cm(): raise ValueError('q')
with ExitStack() as st: st.push(CM()); st.callback(print,'cb'); raise ValueError
""",
    """
print(type(1), type(type), type(None), type(...), type(NotImplemented), type(lambda:0), type((i for i in ())),
    type([].append), type(len), type(str.upper), type(print), type(range(1)), type({}.keys()), type(iter([])),
    type(zip()), type(super), type(property()), type(type(1).__dict__), type(slice(1)))
print(int.__class__, object.__class__, type(int).__mro__, type.__bases__, object.__bases__, object.__mro__)
""",
    """
import pprint, json
class A:
    def __init__(s): s.a=1; s.b={'c':[1,2]}
pprint.pprint(vars(A())); print(json.dumps(A(), default=lambda o: o.__dict__), json.dumps(A().__dict__,
    sort_keys=True))
""",
    """
def f(x=[]): x.append(1); return x
print(f(), f(), f.__defaults__)
""",
    """
import string
print(string.Template('$a ${b}').substitute(a=1,b=2), string.Template('$x').safe_substitute(),
    string.Formatter().format('{0} {x.real}', 1, x=2), string.capwords('a b'))
class F(string.Formatter):
    def get_value(self, k, a, kw): return super().get_value(k,a,kw) if k in kw or isinstance(k,int) else '?'
print(F().format('{0} {zz}', 1))
""",
    """
class A:
    cls=1
    def __init__(s,**k): s.__dict__.update(k)
    def __repr__(s): return f"{type(s).__name__}({', '.join(f'{k}={v!r}' for k,v in s.__dict__.items())})"
    def __eq__(s,o): return s.__class__ is o.__class__ and s.__dict__ == o.__dict__
print(A(a=1,b='x'), A(a=1)==A(a=1), A(a=1).__ne__(A()), A.__eq__.__name__)
for k, v in A.__dict__.items():
    if not k.startswith('__'): print(k, v)
""",
    """
print(len({int,str,int}), {int:1}[int], {type(None):2}[type(None)], hash(int)==hash(int), {len:1}[len],
    {(1).__class__: 'x'}[int])
""",
    """
class prop2(property):
    def __set_name__(s,o,n): s.nm=n
class A:
    @prop2
    def x(s): return 'X'
print(A().x, A.__dict__['x'].nm, A.x.fget.__name__, isinstance(A.x, property))
""",
    """
class D(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__
    def __missing__(s,k): return k*2
d=D(a=1); d.b=2; print(d.a, d['b'], d.zz, d); del d.b; print(d)
class L(list):
    __call__ = list.__getitem__
    __lshift__ = list.append
l=L([1]); l<<2; print(l, l(0))
class N(int):
    __add__ = int.__mul__
    __str__ = int.__repr__
print(N(3)+N(4), str(N(3)))
""",
    """
print(list(map(int.__add__, [1,2],[3,4])), list(map(str.upper,'ab')), sorted(['b','A'],key=str.lower),
    list(map(list.__len__,[[1],[]])), max([[1],[2,3]],key=list.__len__), list(map(dict.get,[{1:2}],[1])),
    ''.join(map(str.__add__,'ab','cd')))
""",
    """
from functools import reduce
class A: pass
a=A(); a.b=A(); a.b.c=5
print(reduce(getattr, 'b.c'.split('.'), a), reduce(lambda o,k:o[k], ['x','y'], {'x':{'y':1}}))
""",
    """
class E(Exception):
    code=4
    def __init__(self, msg, **k):
        super().__init__(msg); self.__dict__.update(k); self.msg=msg
    def __str__(self): return f'E:{self.msg}'
    def __reduce__(self): return (E,(self.msg,))
try: raise E('m', z=1)
except E as e: print(e, e.args, e.z, e.code, repr(e), e.__dict__, vars(e), e.__class__.__mro__)
""",
    """
try: raise ExceptionGroup('g',[ValueError(1),ExceptionGroup('h',[TypeError(2)])])
except* ValueError as eg: print(eg.exceptions, eg.message)
except* TypeError as eg: print(eg.exceptions, eg.split(TypeError), eg.derive)if 0 else print(eg.exceptions)
""",
    """
class A:
    n=3
    l=[i for i in range(n)]
    d={k:v for k,v in zip('ab',l)}
    print(sorted(x for x in locals() if not x.startswith('__')))
print(A.l,A.d)
""",
    """
class Duck:
    def __len__(s): return 0
    def close(s): pass
for n in ('__len__','__iter__','close','__call__','__enter__','__getitem__','__next__','__hash__','__eq__',
    '__bool__','__class_getitem__','__await__','__aiter__','__fspath__','__html__','_repr_html_','__array__',
    '__json__'):
    print(n, hasattr(Duck(), n), hasattr(Duck, n), hasattr([], n), hasattr(3, n), hasattr(len, n))
""",
    """
class Sing:
    _i=None
    def __new__(cls,*a):
        if cls._i is None: cls._i=super().__new__(cls)
        return cls._i
print(Sing() is Sing())
class Borg:
    _s={}
    def __init__(s): s.__dict__=s._s
Borg().x=1; print(Borg().x)
class Imm:
    __slots__=('v',)
    def __init__(s,v): object.__setattr__(s,'v',v)
    def __setattr__(s,*a): raise AttributeError('immutable')
i=Imm(3); print(i.v)
try: i.v=4
except AttributeError as e: print(e)
""",
    """
class P: 'doc'
print('{0.__class__.__name__} {0.__doc__} {x.__class__}'.format(P(), x=1), '{0.__class__.__mro__}'.format(1))
""",
    """
class A:
    def __init__(s): s.l=['A']
    @classmethod
    def c(cls): return 'Ac'+cls.__name__
class B(A):
    def __init__(s):
        super(B,s).__init__()
        s.l.append('B')
    @classmethod
    def c(cls): return super().c()
print(B().l, B.c(), super(B, B()).__init__.__name__)
""",
    """
import functools
m=map; z=zip
x=range(10)
for step in [functools.partial(map, lambda x:x+1), functools.partial(filter, lambda x:x%2)]:
    x=step(x)
print(list(x), sorted(m(abs,[-3,2])), list(z(*[[1,2],[3,4]])), list(functools.reduce(zip, [[1],[2]])))
class Stream:
    def __init__(s,i): s.i=i
    def map(s,f): return Stream(map(f,s.i))
    def list(s): return list(s.i)
print(Stream([1,2,3]).map(lambda x:x*2).list())
""",
]
