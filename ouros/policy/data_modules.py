"""Modules for data, text, numbers and the like: no input; their names by what they are (see `policy.modules`), out."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from typing import Final

DATA_MODULES: Final[Mapping[str, Mapping[str, str]]] = {
    "array": {"native": "array typecodes"},
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
    "cmath": {
        "native": """
            acos acosh asin asinh atan atanh cos cosh e exp inf infj isclose isfinite isinf isnan log log10 nan nanj
            phase pi polar rect sin sinh sqrt tan tanh tau
        """
    },
    "colorsys": {
        "native": "ONE_SIXTH ONE_THIRD TWO_THIRD",
        "pure": "hls_to_rgb hsv_to_rgb rgb_to_hls rgb_to_hsv rgb_to_yiq yiq_to_rgb",
    },
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
    "fnmatch": {"pure": "filter fnmatch fnmatchcase translate"},
    "fractions": {"library": "Fraction"},
    "numbers": {"library": "Complex Integral Number Rational Real"},
    "io": {
        "native": "SEEK_CUR SEEK_END SEEK_SET",
        "library": "BufferedIOBase BytesIO IOBase RawIOBase StringIO TextIOBase UnsupportedOperation",
    },
    "csv": {
        "native": "Error QUOTE_ALL QUOTE_MINIMAL QUOTE_NONE QUOTE_NONNUMERIC QUOTE_NOTNULL QUOTE_STRINGS",
        "library": """
            Dialect DictReader DictWriter Sniffer excel excel_tab field_size_limit get_dialect list_dialects reader
            register_dialect unix_dialect unregister_dialect writer
        """,
    },
    "textwrap": {"library": "TextWrapper fill indent shorten wrap", "pure": "dedent"},
    "html": {"pure": "escape unescape"},
    "time": {
        "native": "struct_time",
        "ours": """
            altzone asctime ctime daylight gmtime localtime mktime monotonic monotonic_ns perf_counter perf_counter_ns
            process_time process_time_ns sleep strftime strptime thread_time thread_time_ns time time_ns timezone tzname
        """,
    },
    "shlex": {"pure": "join quote split"},
    "unicodedata": {
        "native": "unidata_version",
        "pure": """
            bidirectional category combining decimal decomposition digit east_asian_width is_normalized lookup mirrored
            name normalize numeric
        """,
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
program could change it: `errno.errorcode`. Because it reads a stream by callbacks: `shlex.shlex`."""

SINCE: Final[Mapping[str, tuple[int, int]]] = {
    "QUOTE_NOTNULL": (3, 12),
    "QUOTE_STRINGS": (3, 12),
    "z85decode": (3, 13),
    "z85encode": (3, 13),
}
