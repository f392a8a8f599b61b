"""`json.decoder`: classes of `json` under their other name."""

from json import JSONDecodeError, JSONDecoder  # noqa: F401
