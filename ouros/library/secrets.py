"""`secrets`: nothing here is secret, since the sandbox draws no randomness; what needs it is an error."""


def _refuse(name):
    def function(*args, **kwargs):
        raise RuntimeError(f"secrets.{name}() needs randomness, and the sandbox has none; let the host pass it in")

    function.__name__ = function.__qualname__ = name
    return function


choice, randbelow, randbits, token_bytes, token_hex, token_urlsafe = [
    _refuse(name) for name in ("choice", "randbelow", "randbits", "token_bytes", "token_hex", "token_urlsafe")
]
