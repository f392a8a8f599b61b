"""Which modules a program can import and which names they have: module and name in; host's own or ours, out.

A name that is not here does not exist for a program. `NATIVE` names are builtin functions, numbers and immutable types
of the host's module; `OURS` are made in the file of `runtime.modules` that has the module's name; `LIBRARY` are made by
the file of `ouros.library` that has it, which is in the restricted language; `QUICK` are the host's where nothing that
they call back can suspend, and the library's elsewhere; `DIRECT` are the host's in a run that never stops;
`LIVE` are variables of a library module that a program may set; `PURE` are functions of the host that get copies of
plain data alone (see `runtime.plain`); `BUILTIN` are the run's builtins; `MODULE` names are modules themselves; `ANEW`
names are asked of the host each time they are read.
"""

from __future__ import annotations

import builtins as host_builtins
import sys
from collections.abc import Mapping
from typing import Final

from . import builtins
from .data_modules import DATA_MODULES, SINCE

NATIVE: Final = "native"
OURS: Final = "ours"
LIBRARY: Final = "library"
QUICK: Final = "quick"
DIRECT: Final = "direct"
PURE: Final = "pure"
LIVE: Final = "live"
MODULE: Final = "module"
ANEW: Final = "anew"
BUILTIN: Final = "builtin"

_SINCE: Final = {
    "QueueShutDown": (3, 13),
    "sumprod": (3, 12),
    "fma": (3, 13),
    "PatternError": (3, 13),
    "batched": (3, 12),
    **SINCE,
    "EnumDict": (3, 13),
    "binomialvariate": (3, 12),
    "override": (3, 12),
    "ReadOnly": (3, 13),
    "TypeIs": (3, 13),
    "TypeAliasType": (3, 12),
    "NoDefault": (3, 13),
}
"""Names that only newer Pythons have."""

_MATH: Final = """
    acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist e erf erfc exp exp2 expm1 fabs
    factorial floor fma fmod frexp fsum gamma gcd hypot inf isclose isfinite isinf isnan isqrt lcm ldexp lgamma log
    log10 log1p log2 modf nan nextafter perm pi pow prod radians remainder sin sinh sqrt sumprod tan tanh tau trunc ulp
"""

_JSON: Final = "dump dumps load loads"

_RE: Final = """
    A ASCII DOTALL I IGNORECASE L LOCALE M MULTILINE NOFLAG RegexFlag S U UNICODE VERBOSE X
    compile error escape findall finditer fullmatch match purge search split sub subn
    PatternError
"""

_ITERTOOLS: Final = """
    accumulate chain combinations combinations_with_replacement compress cycle dropwhile filterfalse
    islice permutations product starmap takewhile zip_longest
"""

_HEAPQ: Final = "heapify heappop heappush heappushpop heapreplace"
_BISECT: Final = "bisect bisect_left bisect_right insort insort_left insort_right"

_OPERATOR: Final = """
    add and_ call concat contains countOf delitem eq floordiv ge getitem gt iadd iand iconcat ifloordiv ilshift imatmul
    imod imul indexOf inv invert ior ipow irshift isub itemgetter itruediv ixor le length_hint lshift lt matmul mod mul
    ne neg not_ or_ pos pow rshift setitem sub truediv truth xor
"""
_OPERATOR_ALWAYS: Final = "abs index is_ is_not"
_OPERATOR_METHODS: Final = " ".join(
    f"__{name.strip('_')}__"
    for name in sorted({*_OPERATOR.split(), *_OPERATOR_ALWAYS.split()})
    if name not in ("countOf", "indexOf", "is_", "is_not", "itemgetter", "length_hint", "truth")
)
"""The same functions, by the names of the special methods that they call."""

_CONTEXTLIB: Final = """
    AbstractAsyncContextManager AbstractContextManager AsyncContextDecorator AsyncExitStack ContextDecorator ExitStack
    aclosing asynccontextmanager closing contextmanager nullcontext redirect_stderr redirect_stdout suppress
"""

_DATACLASSES: Final = """
    Field FrozenInstanceError InitVar KW_ONLY MISSING asdict astuple dataclass field fields is_dataclass make_dataclass
    replace
"""

_TYPES: Final = """
    AsyncGeneratorType BuiltinFunctionType BuiltinMethodType ClassMethodDescriptorType CoroutineType EllipsisType
    FunctionType GeneratorType GenericAlias GetSetDescriptorType LambdaType MappingProxyType MemberDescriptorType
    MethodDescriptorType MethodType MethodWrapperType NoneType NotImplementedType SimpleNamespace TracebackType
    UnionType WrapperDescriptorType
"""

_ENUM: Final = """
    CONFORM CONTINUOUS EJECT Enum EnumCheck EnumMeta EnumType Flag FlagBoundary IntEnum IntFlag KEEP NAMED_FLAGS
    ReprEnum STRICT StrEnum UNIQUE auto member nonmember property show_flag_values unique verify
"""

_ABC: Final = "ABC abstractclassmethod abstractmethod abstractproperty abstractstaticmethod update_abstractmethods"

_TYPING: Final = """
    AbstractSet Annotated Any AnyStr AsyncContextManager AsyncGenerator AsyncIterable AsyncIterator Awaitable
    BinaryIO Callable ChainMap ClassVar Collection Concatenate Container ContextManager Coroutine Counter
    DefaultDict Deque Dict Final ForwardRef FrozenSet Generator Generic Hashable IO ItemsView Iterable Iterator
    KeysView List Literal LiteralString Mapping MappingView Match MutableMapping MutableSequence MutableSet
    NamedTuple Never NewType NoDefault NoReturn NotRequired Optional OrderedDict ParamSpec ParamSpecArgs
    ParamSpecKwargs Pattern Protocol ReadOnly Required
    Reversible Self Sequence Set Sized SupportsAbs SupportsBytes SupportsComplex SupportsFloat
    SupportsIndex SupportsInt SupportsRound TYPE_CHECKING Text TextIO Tuple Type TypeAlias TypeAliasType TypeGuard
    TypeIs TypeVar TypeVarTuple TypedDict Union Unpack ValuesView assert_never assert_type cast dataclass_transform
    final get_args get_origin get_type_hints is_typeddict no_type_check overload override reveal_type
    runtime_checkable
"""

_TYPING_CORE: Final = """
    Annotated Any Callable ForwardRef Generic Literal NoDefault Optional ParamSpec ParamSpecArgs ParamSpecKwargs
    TypeAliasType TypeVar TypeVarTuple Union Unpack
"""

SHOWN_MODULES: Final[Mapping[str, str]] = {"_typing": "typing"}
"""Library modules whose classes say that they are of another one."""

SHOWN_CLASSES: Final[Mapping[str, Mapping[str, str]]] = {
    "asyncio": {
        **dict.fromkeys("BrokenBarrierError CancelledError InvalidStateError".split(), "asyncio.exceptions"),
        **dict.fromkeys("LifoQueue PriorityQueue Queue QueueEmpty QueueFull QueueShutDown".split(), "asyncio.queues"),
        **dict.fromkeys("Barrier BoundedSemaphore Condition Event Lock Semaphore".split(), "asyncio.locks"),
        **dict.fromkeys("Future Task".split(), "_asyncio"),
        "Handle": "asyncio.events",
        "Runner": "asyncio.runners",
        "TaskGroup": "asyncio.taskgroups",
        "Timeout": "asyncio.timeouts",
    },
    "concurrent.futures": {
        **dict.fromkeys(
            "BrokenExecutor CancelledError Executor Future InvalidStateError".split(), "concurrent.futures._base"
        ),
        "ThreadPoolExecutor": "concurrent.futures.thread",
    },
    "contextvars": dict.fromkeys("Context ContextVar Token".split(), "_contextvars"),
    "io": dict.fromkeys("BytesIO StringIO TextIOWrapper".split(), "_io"),
    "json": {"JSONDecoder": "json.decoder", "JSONEncoder": "json.encoder"},
    "queue": dict.fromkeys("Empty SimpleQueue".split(), "_queue"),
    "struct": {"Struct": "_struct"},
    "weakref": {"WeakSet": "_weakrefset"},
}
"""Classes of library modules that CPython defines elsewhere, which shows in their `repr` and in tracebacks."""

_TYPING_EXTENSIONS: Final = "Doc deprecated get_original_bases runtime"

TYPING_CLASSES: Final = {
    **dict.fromkeys(
        """
        AbstractSet AsyncGenerator AsyncIterable AsyncIterator Awaitable Callable Collection Container Coroutine
        Generator Hashable ItemsView Iterable Iterator KeysView Mapping MutableMapping MutableSequence MutableSet
        Reversible Sequence Sized ValuesView
        """.split(),
        "collections.abc",
    ),
    **dict.fromkeys("ChainMap Counter DefaultDict Deque OrderedDict".split(), "collections"),
    **dict.fromkeys("AsyncContextManager ContextManager".split(), "contextlib"),
}
"""Names of `typing` that a class may inherit from, with the module of what it then inherits from."""

_RANDOM: Final = """
    Random betavariate binomialvariate choice choices expovariate gammavariate gauss getrandbits getstate lognormvariate
    normalvariate paretovariate randbytes randint random randrange sample seed setstate shuffle triangular uniform
    vonmisesvariate weibullvariate
"""

_COLLECTIONS_ABC: Final = """
    AsyncGenerator AsyncIterable AsyncIterator Awaitable ByteString Callable Collection Container Coroutine
    Generator Hashable ItemsView Iterable Iterator KeysView Mapping MappingView MutableMapping MutableSequence
    MutableSet Reversible Sequence Set Sized ValuesView
"""

_STRING: Final = """
    Formatter Template
    ascii_letters ascii_lowercase ascii_uppercase capwords digits hexdigits octdigits printable punctuation
    whitespace
"""

_STATISTICS: Final = """
    LinearRegression NormalDist StatisticsError correlation covariance fmean geometric_mean harmonic_mean
    linear_regression mean median median_grouped median_high median_low mode multimode pstdev pvariance quantiles stdev
    variance
"""

_FUNCTOOLS: Final = """
    WRAPPER_ASSIGNMENTS WRAPPER_UPDATES cached_property partialmethod singledispatch singledispatchmethod
    total_ordering update_wrapper wraps cache
"""

_ASYNCIO: Final = """
    ALL_COMPLETED AbstractEventLoop Barrier BoundedSemaphore BrokenBarrierError CancelledError Condition Event
    FIRST_COMPLETED FIRST_EXCEPTION Future Handle InvalidStateError LifoQueue Lock PriorityQueue Queue QueueEmpty
    QueueFull QueueShutDown Runner Semaphore Task TaskGroup Timeout TimeoutError all_tasks as_completed create_task
    current_task ensure_future gather get_event_loop get_running_loop iscoroutine iscoroutinefunction isfuture
    new_event_loop run set_event_loop shield sleep timeout timeout_at to_thread wait wait_for
"""


_OS: Final = """
    DirEntry F_OK PathLike R_OK W_OK X_OK access altsep curdir defpath devnull error extsep fspath getcwd getenv
    linesep listdir lstat makedirs mkdir name pardir pathsep remove removedirs rename renames replace rmdir scandir sep
    stat unlink walk
"""
_OS_PATH: Final = """
    abspath altsep curdir defpath devnull exists expanduser extsep getatime getctime getmtime getsize isdir isfile
    islink lexists pardir pathsep realpath relpath samefile sep
"""
LEXICAL: Final = tuple(
    """
    basename commonpath commonprefix dirname isabs join normcase normpath split splitdrive splitext splitroot
    """.split()[: 12 if sys.version_info >= (3, 12) else 11]
)
"""Functions of `os.path` that only work on text."""
_PATHLIB: Final = "Path PosixPath PurePath PurePosixPath"
_IO_FILES: Final = """
    BufferedRandom BufferedReader BufferedWriter DEFAULT_BUFFER_SIZE TextIOWrapper UnsupportedOperation open
"""


_BUILTINS: Final = (builtins.NATIVE | builtins.WRAPPED.keys()) - {
    "False", "FrozenInstanceError", "JSONDecodeError", "None", "True", "__build_class__",
}  # fmt: skip
"""Left out: what is no builtin of CPython, keywords, and what only class statements call."""

_NEW: Final = sys.version_info >= (3, 13)


def _rows(names: str, kind: str) -> dict[str, str]:
    return {name: kind for name in names.split() if sys.version_info >= _SINCE.get(name, (3, 11))}


MODULES: Final[dict[str, Mapping[str, str]]] = {
    "abc": _rows("ABCMeta", OURS) | _rows(_ABC, LIBRARY),
    "asyncio": _rows(_ASYNCIO, LIBRARY),
    "bisect": _rows(_BISECT, QUICK),
    "builtins": dict.fromkeys(sorted(_BUILTINS & vars(host_builtins).keys()), BUILTIN),
    "collections.abc": _rows(_COLLECTIONS_ABC, LIBRARY),
    "collections": _rows("ChainMap Counter UserDict UserList UserString namedtuple", LIBRARY)
    | _rows("abc", MODULE)
    | _rows("OrderedDict defaultdict deque", QUICK),
    "contextlib": _rows(_CONTEXTLIB, LIBRARY),
    "copy": _rows("Error copy deepcopy error", LIBRARY) | (_rows("replace", LIBRARY) if _NEW else {}),
    "dataclasses": _rows(_DATACLASSES, LIBRARY),
    "enum": _rows(_ENUM, LIBRARY) | _rows("EnumDict", LIBRARY),
    "functools": _rows(_FUNCTOOLS, LIBRARY)
    | _rows("lru_cache", LIBRARY)
    | _rows("cmp_to_key", DIRECT)
    | _rows("partial reduce", QUICK),
    "heapq": _rows(_HEAPQ, QUICK) | _rows("merge nlargest nsmallest", LIBRARY),
    "itertools": _rows(_ITERTOOLS, QUICK)
    | _rows("batched groupby pairwise tee", DIRECT)
    | _rows("count repeat", NATIVE),
    "json": _rows("JSONDecodeError", OURS)
    | _rows(_JSON, QUICK)
    | _rows("JSONDecoder JSONEncoder", LIBRARY)
    | _rows("decoder encoder", MODULE),
    "json.decoder": _rows("JSONDecodeError JSONDecoder", LIBRARY),
    "json.encoder": _rows("JSONEncoder", LIBRARY),
    "operator": _rows(_OPERATOR, QUICK) | _rows(_OPERATOR_ALWAYS, NATIVE)
    | _rows(f"attrgetter methodcaller {_OPERATOR_METHODS}", LIBRARY),
    "math": _rows(_MATH, NATIVE),
    "os": _rows(_OS, LIBRARY) | _rows("path", MODULE) | _rows("environ", ANEW),
    "os.path": _rows(_OS_PATH, LIBRARY) | _rows(" ".join(LEXICAL), OURS),
    "pathlib": _rows(_PATHLIB, OURS),
    "_io": _rows(_IO_FILES, LIBRARY),
    "typing": _rows(_TYPING, LIBRARY),
    "typing_extensions": dict.fromkeys(_TYPING.split(), LIBRARY) | _rows(_TYPING_EXTENSIONS, LIBRARY),
    "statistics": _rows(_STATISTICS, LIBRARY),
    "string": _rows(_STRING, LIBRARY),
    "types": _rows(_TYPES, NATIVE)
    | _rows("DynamicClassAttribute ModuleType coroutine new_class prepare_class resolve_bases", LIBRARY),
    "random": _rows(_RANDOM, LIBRARY),
    "_typing": dict.fromkeys(_TYPING_CORE.split(), LIBRARY),
    "re": _rows(_RE, OURS) | _rows("Match Pattern", NATIVE),
}
"""Left out: `re.DEBUG`, which prints to the host's standard output; `re.Scanner`, which is not documented."""

for _module, _kinds in DATA_MODULES.items():
    MODULES[_module] = {name: kind for kind, names in _kinds.items() for name in _rows(names, kind)}

_OUTSIDE: Final = "declare an external function, which the host answers"
_ABSENT: Final = {
    "zoneinfo": "time zones by name need files of the host's machine; use datetime.timezone with an offset, "
    "or a tzinfo class of your own",
    "pickle shelve marshal copyreg": "pickled bytes name what is called when they are read; use json",
    "socket ssl http ftplib smtplib socketserver urllib.request requests aiohttp": f"there is no network; {_OUTSIDE}",
    "subprocess multiprocessing signal pty": f"programs start no processes; {_OUTSIDE}",
    "tempfile shutil zipfile tarfile": "use pathlib, os and open, whose calls the host answers, and zlib or gzip",
    "sqlite3 dbm": f"there are no databases; {_OUTSIDE}",
    "timeit": "there is no clock; let the host measure the time, or use asyncio, whose clock is virtual",
    "bz2 lzma": "use zlib or gzip",
    "linecache fileinput": "read the file with open",
    "locale gettext": "texts and numbers are the same everywhere; use format",
    "getpass": "declare the value as an input",
    "xml.dom xml.dom.minidom xml.sax xml.parsers lxml": "use xml.etree.ElementTree, whose indent() is for reading",
    "bs4": f"it is not there; use html.parser, xml.etree.ElementTree or re, or {_OUTSIDE}",
    "unittest doctest pytest": "use assert",
    "ctypes dis symtable tracemalloc pdb cProfile": "it leads into the interpreter",
    "numpy pandas yaml pydantic": f"what is installed on the host is not there; {_OUTSIDE}",
}
ABSENT: Final = {name: f": {sentence}" for names, sentence in _ABSENT.items() for name in names.split()}
"""What to do instead of importing a module that cannot be had, for the end of the message."""

LEFT_OUT: Final = {
    "ast": "nodes that CPython no longer makes are left out, as are names that start its compiler",
    "asyncio": "its loop has a virtual clock and no network",
    "importlib": "importlib.import_module imports what an import statement does",
    "inspect": "programs see no frames and no source of theirs",
    "logging": "records go to handlers that write to streams",
    "os": _OUTSIDE,
    "pathlib": "paths are POSIX paths",
    "random": "seed a random.Random",
    "secrets": "the system gives no random numbers; let the host pass some in",
    "sys": "programs see nothing of the interpreter",
    "threading": "a thread runs to its end when it is started",
    "uuid": "uuid3 and uuid5 make numbers from names",
    "zlib": "compress and decompress take the whole data",
}
"""What to do instead of using names of a module that the sandbox leaves out, for the end of the message."""

_IN_LIBRARY: Final = frozenset({BUILTIN, LIBRARY, QUICK, DIRECT, MODULE})
LIBRARY_MODULES: Final = frozenset(
    {"pathlib", *(name for name, rows in MODULES.items() if _IN_LIBRARY & set(rows.values()))}
)
"""Those with a file in `ouros.library`."""
