"""`json.encoder`: classes of `json` under their other name."""

from json import JSONEncoder  # noqa: F401
