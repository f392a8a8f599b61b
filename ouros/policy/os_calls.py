"""What a program asks of the host's operating system: no input; the names of the calls, and of what is made of them,
out.
"""

from __future__ import annotations

import sys
from typing import Final

PATH_CALLS: Final = tuple(
    """
    exists is_file is_dir is_symlink read_text read_bytes write_text write_bytes mkdir unlink rmdir iterdir stat rename
    resolve absolute
    """.split()
)
"""Methods of `pathlib.Path` that are one call."""
PATH_FUNCTIONS: Final = (
    *"expanduser glob lstat open replace rglob samefile touch".split(),
    *(("walk",) if sys.version_info >= (3, 12) else ()),
)
"""Those that the library makes of several calls."""
CLASS_FUNCTIONS: Final = ("cwd", "home")
"""The same of the class."""
PATH_METHODS: Final = frozenset((*PATH_CALLS, *PATH_FUNCTIONS, *CLASS_FUNCTIONS, "walk"))
"""Names of all methods that ask, on any host: what a program is compiled to must not depend on it."""
OS_CALLS: Final = frozenset((*(f"Path.{name}" for name in PATH_CALLS), "os.getenv", "os.environ"))
"""All calls, as the host gets them."""
ASKING_MODULES: Final = frozenset({"glob", "gzip", "os", "os.path", "pathlib", "_io"})
"""Modules with functions that make such calls."""
