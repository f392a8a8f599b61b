"""Single tests that are excluded: file and dotted name in; the group and the reason out."""

from __future__ import annotations

from .rules import Exclusion

EXCLUSIONS: dict[str, dict[str, Exclusion]] = {}

SETUP_NOT_NEEDED: frozenset[tuple[str, str]] = frozenset({("test_unicode.py", "UnicodeTest")})
"""File and class whose `setUp` is left out: only tests that are excluded anyway use what it prepares."""
