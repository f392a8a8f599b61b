"""Modules for data, text, numbers and the like: no input; their names by what they are (see `policy.modules`), out."""

from __future__ import annotations

import errno
import sys
from collections.abc import Mapping
from typing import Final

_AST: Final = """
    AST Add And AnnAssign Assert Assign AsyncFor AsyncFunctionDef AsyncWith Attribute AugAssign Await BinOp
    BitAnd BitOr BitXor BoolOp Break Bytes Call ClassDef Compare Constant Continue Del Delete Dict DictComp Div
    Ellipsis Eq ExceptHandler Expr Expression FloorDiv For FormattedValue FunctionDef FunctionType GeneratorExp
    Global Gt GtE If IfExp Import ImportFrom In Interactive Invert Is IsNot JoinedStr LShift Lambda List
    ListComp Load Lt LtE MatMult Match MatchAs MatchClass MatchMapping MatchOr MatchSequence MatchSingleton
    MatchStar MatchValue Mod Module Mult Name NameConstant NamedExpr NodeTransformer NodeVisitor Nonlocal Not
    NotEq NotIn Num Or Pass Pow RShift Raise Return Set SetComp Slice Starred Store Str Sub Subscript Try
    TryStar Tuple TypeIgnore UAdd USub UnaryOp While With Yield YieldFrom alias arg arguments boolop cmpop
    comprehension copy_location dump excepthandler expr expr_context fix_missing_locations get_docstring
    get_source_segment increment_lineno iter_child_nodes iter_fields keyword literal_eval match_case mod
    operator parse pattern stmt type_ignore unaryop unparse walk withitem
""" + ("ParamSpec TypeAlias TypeVar TypeVarTuple type_param" if sys.version_info >= (3, 12) else "")

DATA_MODULES: Final[Mapping[str, Mapping[str, str]]] = {
    "argparse": {
        "library": """
            Action ArgumentDefaultsHelpFormatter ArgumentError ArgumentParser ArgumentTypeError BooleanOptionalAction
            FileType HelpFormatter MetavarTypeHelpFormatter Namespace ONE_OR_MORE OPTIONAL PARSER REMAINDER
            RawDescriptionHelpFormatter RawTextHelpFormatter SUPPRESS ZERO_OR_MORE
        """
    },
    "array": {"native": "array typecodes"},
    "ast": {"library": _AST},
    "base64": {
        "pure": """
            a85decode a85encode b16decode b16encode b32decode b32encode b32hexdecode b32hexencode b64decode b64encode
            b85decode b85encode decodebytes encodebytes standard_b64decode standard_b64encode urlsafe_b64decode
            urlsafe_b64encode z85decode z85encode
        """
    },
    "binascii": {
        "native": "Error Incomplete",
        "pure": """
            a2b_base64 a2b_hex a2b_qp a2b_uu b2a_base64 b2a_hex b2a_qp b2a_uu crc32 crc_hqx hexlify unhexlify
        """,
    },
    "atexit": {"library": "register unregister"},
    "calendar": {
        "library": """
            APRIL AUGUST Calendar DECEMBER Day EPOCH FEBRUARY FRIDAY HTMLCalendar IllegalMonthError IllegalWeekdayError
            JANUARY JULY JUNE MARCH MAY MONDAY Month NOVEMBER OCTOBER SATURDAY SEPTEMBER SUNDAY THURSDAY TUESDAY
            TextCalendar WEDNESDAY calendar day_abbr day_name firstweekday format formatstring isleap leapdays
            month month_abbr month_name monthcalendar monthrange prcal prmonth prweek setfirstweekday timegm week
            weekday weekheader
        """
    },
    "cmath": {
        "native": """
            acos acosh asin asinh atan atanh cos cosh e exp inf infj isclose isfinite isinf isnan log log10 nan nanj
            phase pi polar rect sin sinh sqrt tan tanh tau
        """
    },
    "codecs": {
        "library": """
            BOM BOM_BE BOM_LE BOM_UTF16 BOM_UTF16_BE BOM_UTF16_LE BOM_UTF32 BOM_UTF32_BE BOM_UTF32_LE BOM_UTF8
            CodecInfo IncrementalDecoder IncrementalEncoder decode encode getdecoder getencoder getincrementaldecoder
            getincrementalencoder iterdecode iterencode lookup
        """
    },
    "colorsys": {
        "native": "ONE_SIXTH ONE_THIRD TWO_THIRD",
        "pure": "hls_to_rgb hsv_to_rgb rgb_to_hls rgb_to_hsv rgb_to_yiq yiq_to_rgb",
    },
    "concurrent": {"module": "futures"},
    "concurrent.futures": {
        "library": """
            ALL_COMPLETED BrokenExecutor CancelledError Executor FIRST_COMPLETED FIRST_EXCEPTION Future
            InvalidStateError ThreadPoolExecutor TimeoutError as_completed wait
        """
    },
    "configparser": {
        "library": """
            BasicInterpolation ConfigParser DEFAULTSECT DuplicateOptionError DuplicateSectionError Error
            ExtendedInterpolation Interpolation InterpolationDepthError InterpolationError
            InterpolationMissingOptionError InterpolationSyntaxError MAX_INTERPOLATION_DEPTH
            MissingSectionHeaderError NoOptionError NoSectionError ParsingError RawConfigParser SectionProxy
        """
    },
    "contextvars": {"library": "Context ContextVar Token copy_context"},
    "datetime": {"native": "MAXYEAR MINYEAR UTC date datetime time timedelta timezone tzinfo"},
    "decimal": {
        "native": """
            Clamped Context ConversionSyntax Decimal DecimalException DivisionByZero DivisionImpossible
            DivisionUndefined FloatOperation Inexact InvalidContext InvalidOperation MAX_EMAX MAX_PREC MIN_EMIN
            MIN_ETINY Overflow ROUND_05UP ROUND_CEILING ROUND_DOWN ROUND_FLOOR ROUND_HALF_DOWN ROUND_HALF_EVEN
            ROUND_HALF_UP ROUND_UP Rounded Subnormal Underflow
        """,
        "library": """
            BasicContext DecimalTuple DefaultContext ExtendedContext HAVE_CONTEXTVAR HAVE_THREADS getcontext
            localcontext setcontext
        """,
    },
    "errno": {"native": " ".join(name for name, value in vars(errno).items() if type(value) is int)},
    "difflib": {
        "library": """
            Differ Match SequenceMatcher context_diff get_close_matches ndiff restore unified_diff
        """,
        "pure": "IS_CHARACTER_JUNK IS_LINE_JUNK",
    },
    "gc": {
        "library": """
            callbacks collect disable enable freeze garbage get_count get_debug get_freeze_count get_stats get_threshold
            isenabled set_debug set_threshold unfreeze
        """
    },
    "getopt": {"library": "GetoptError error getopt gnu_getopt"},
    "glob": {"library": "escape glob has_magic iglob"},
    "gzip": {"library": "BadGzipFile READ WRITE compress decompress open"},
    "graphlib": {"library": "CycleError TopologicalSorter"},
    "hashlib": {
        "library": """
            algorithms_available algorithms_guaranteed blake2b blake2s new pbkdf2_hmac shake_128 shake_256
        """,
        "direct": "md5 sha1 sha224 sha256 sha384 sha3_224 sha3_256 sha3_384 sha3_512 sha512",
    },
    "hmac": {"library": "HMAC digest new", "pure": "compare_digest"},
    "importlib": {"library": "import_module"},
    "inspect": {
        "library": """
            BoundArguments CORO_CLOSED CORO_CREATED CORO_RUNNING CORO_SUSPENDED FullArgSpec GEN_CLOSED GEN_CREATED
            GEN_RUNNING GEN_SUSPENDED Parameter Signature cleandoc formatannotation get_annotations getattr_static
            getcoroutinestate getdoc getfullargspec getgeneratorstate getmembers getmro isabstract isasyncgen
            isasyncgenfunction isawaitable isbuiltin isclass iscode iscoroutine iscoroutinefunction isdatadescriptor
            isframe isfunction isgenerator isgeneratorfunction isgetsetdescriptor ismemberdescriptor ismethod
            ismethoddescriptor ismodule
            isroutine istraceback signature unwrap
        """
    },
    "ipaddress": {
        "library": """
            AddressValueError IPv4Address IPv4Interface IPv4Network IPv6Address IPv6Interface IPv6Network
            NetmaskValueError collapse_addresses ip_address ip_interface ip_network summarize_address_range
        """
    },
    "keyword": {"library": "kwlist softkwlist", "pure": "iskeyword issoftkeyword"},
    "logging": {
        "library": """
            BASIC_FORMAT CRITICAL DEBUG ERROR FATAL Filter
            Filterer Formatter Handler INFO LogRecord Logger LoggerAdapter
            NOTSET NullHandler RootLogger StreamHandler WARN WARNING addLevelName basicConfig critical debug disable
            error exception fatal getLevelName getLevelNamesMapping getLogRecordFactory getLogger getLoggerClass info
            lastResort log makeLogRecord raiseExceptions root setLogRecordFactory setLoggerClass shutdown warn warning
        """
    },
    "optparse": {
        "library": """
            AmbiguousOptionError BadOptionError HelpFormatter IndentedHelpFormatter NO_DEFAULT OptParseError Option
            OptionConflictError OptionContainer OptionError OptionGroup OptionParser OptionValueError SUPPRESS_HELP
            SUPPRESS_USAGE TitledHelpFormatter Values check_builtin check_choice make_option
        """
    },
    "plistlib": {
        "library": "FMT_BINARY FMT_XML InvalidFileException PlistFormat UID dump dumps load loads",
    },
    "pprint": {"library": "PrettyPrinter isreadable isrecursive pformat pp pprint saferepr"},
    "queue": {"library": "Empty Full LifoQueue PriorityQueue Queue ShutDown SimpleQueue"},
    "reprlib": {"library": "Repr aRepr recursive_repr repr"},
    "sched": {"library": "Event scheduler"},
    "secrets": {
        "library": "choice randbelow randbits token_bytes token_hex token_urlsafe",
        "pure": "compare_digest",
    },
    "struct": {
        "native": "error",
        "library": "Struct iter_unpack pack pack_into",
        "pure": "calcsize unpack unpack_from",
    },
    "sys": {
        "live": "argv stderr stdout",
        "library": """
            __stderr__ __stdout__ byteorder exc_info exception exit float_info float_repr_style getdefaultencoding
            getfilesystemencoding getrecursionlimit getsizeof hash_info hexversion int_info intern is_finalizing maxsize
            maxunicode platform setrecursionlimit version version_info
        """,
    },
    "threading": {
        "live": "excepthook",
        "library": """
            Barrier BoundedSemaphore BrokenBarrierError Condition Event ExceptHookArgs Lock RLock Semaphore TIMEOUT_MAX
            Thread Timer __excepthook__ activeCount active_count currentThread current_thread enumerate get_ident
            get_native_id local main_thread setprofile settrace stack_size
        """,
    },
    "tomllib": {"library": "TOMLDecodeError load loads"},
    "traceback": {
        "library": """
            FrameSummary StackSummary TracebackException extract_tb format_exc format_exception format_exception_only
            format_list format_tb print_exc print_exception print_list print_tb
        """
    },
    "urllib": {"module": "parse"},
    "urllib.parse": {
        "library": """
            DefragResult DefragResultBytes ParseResult ParseResultBytes SplitResult SplitResultBytes urldefrag urlencode
            urlparse urlsplit urlunparse urlunsplit
        """,
        "pure": """
            parse_qs parse_qsl quote quote_from_bytes quote_plus unquote unquote_plus unquote_to_bytes urljoin
        """,
    },
    "uuid": {
        "library": """
            NAMESPACE_DNS NAMESPACE_OID NAMESPACE_URL NAMESPACE_X500 RESERVED_FUTURE RESERVED_MICROSOFT RESERVED_NCS
            RFC_4122 UUID uuid1 uuid3 uuid4 uuid5
        """
    },
    "warnings": {
        "library": """
            WarningMessage catch_warnings filterwarnings formatwarning resetwarnings showwarning simplefilter warn
            warn_explicit
        """
    },
    "weakref": {
        "library": """
            CallableProxyType KeyedRef ProxyType ProxyTypes ReferenceType WeakKeyDictionary WeakMethod WeakSet
            WeakValueDictionary finalize getweakrefcount getweakrefs proxy ref
        """
    },
    "fnmatch": {"pure": "filter fnmatch fnmatchcase translate"},
    "fractions": {"library": "Fraction"},
    "numbers": {"library": "Complex Integral Number Rational Real"},
    "io": {
        "native": "DEFAULT_BUFFER_SIZE SEEK_CUR SEEK_END SEEK_SET",
        "library": """
            BufferedIOBase BytesIO IOBase RawIOBase StringIO TextIOBase TextIOWrapper UnsupportedOperation open
        """,
    },
    "csv": {
        "native": "Error QUOTE_ALL QUOTE_MINIMAL QUOTE_NONE QUOTE_NONNUMERIC QUOTE_NOTNULL QUOTE_STRINGS",
        "library": """
            Dialect DictReader DictWriter Sniffer excel excel_tab field_size_limit get_dialect list_dialects reader
            register_dialect unix_dialect unregister_dialect writer
        """,
    },
    "textwrap": {"library": "TextWrapper fill indent shorten wrap", "pure": "dedent"},
    "html": {"pure": "escape unescape", "module": "parser"},
    "html.parser": {"library": "HTMLParser"},
    "time": {
        "native": "struct_time",
        "ours": """
            altzone asctime ctime daylight gmtime localtime mktime monotonic monotonic_ns perf_counter perf_counter_ns
            process_time process_time_ns sleep strftime strptime thread_time thread_time_ns time time_ns timezone tzname
        """,
    },
    "shlex": {"pure": "quote split", "library": "join shlex"},
    "unicodedata": {
        "native": "unidata_version",
        "pure": """
            bidirectional category combining decimal decomposition digit east_asian_width is_normalized lookup mirrored
            name normalize numeric
        """,
    },
    "xml": {"module": "etree"},
    "xml.etree": {"module": "ElementTree"},
    "xml.etree.ElementTree": {
        "library": """
            Comment Element ElementTree PI ParseError ProcessingInstruction QName SubElement TreeBuilder VERSION XML
            XMLID XMLParser dump fromstring fromstringlist indent iselement iterparse parse register_namespace tostring
            tostringlist
        """
    },
    "zlib": {
        "native": """
            DEFLATED DEF_BUF_SIZE DEF_MEM_LEVEL MAX_WBITS Z_BEST_COMPRESSION Z_BEST_SPEED Z_BLOCK
            Z_DEFAULT_COMPRESSION Z_DEFAULT_STRATEGY Z_FILTERED Z_FINISH Z_FIXED Z_FULL_FLUSH Z_HUFFMAN_ONLY
            Z_NO_COMPRESSION Z_NO_FLUSH Z_PARTIAL_FLUSH Z_RLE Z_SYNC_FLUSH Z_TREES error
        """,
        "pure": "adler32 compress crc32 decompress",
    },
}
"""Left out, because they keep state in C that no dump can hold: `zlib.compressobj`, `zlib.decompressobj`. Because a
program could change it: `errno.errorcode`. Because they show objects of the host: `gc.get_objects` and its like."""

SINCE: Final[Mapping[str, tuple[int, int]]] = {
    **dict.fromkeys(
        "APRIL AUGUST DECEMBER Day FEBRUARY JANUARY JULY JUNE MARCH MAY Month NOVEMBER OCTOBER SEPTEMBER".split(),
        (3, 12),
    ),
    "ShutDown": (3, 13),
    "QUOTE_NOTNULL": (3, 12),
    "QUOTE_STRINGS": (3, 12),
    "z85decode": (3, 13),
    "z85encode": (3, 13),
}
