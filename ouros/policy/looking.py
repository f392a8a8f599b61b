"""What a program may call on plain data without changing anything."""

from __future__ import annotations

BUILTINS = frozenset(
    """
    abs all any ascii bin bool bytes chr dict divmod enumerate float format frozenset hex int isinstance len list max
    min oct ord pow print range repr reversed round set sorted str sum tuple type zip
    """.split()
)
"""Builtins that change nothing, whatever plain data they are given."""
LIBRARIES = frozenset(
    """
    _io ast base64 bisect calendar codecs collections collections.abc configparser contextlib copy csv dataclasses
    datetime decimal difflib enum fnmatch fractions getopt glob graphlib gzip hashlib heapq hmac html html.parser io
    ipaddress itertools json json.decoder json.encoder keyword math numbers operator os os.path pathlib plistlib
    pprint queue random re reprlib secrets shlex statistics string struct textwrap time tomllib urllib urllib.parse
    uuid xml xml.etree xml.etree.ElementTree zlib
    """.split()
)
"""Modules that give a program no way to its variables but by their names in its source."""
METHODS = frozenset(
    """
    bit_length capitalize casefold center copy count decode encode endswith find get hex index isalnum isalpha isdigit
    islower isspace isupper items join keys ljust lower lstrip partition removeprefix removesuffix replace rfind rjust
    rpartition rsplit rstrip split splitlines startswith strip title upper values zfill
    """.split()
)
"""Methods of plain data that change nothing."""
