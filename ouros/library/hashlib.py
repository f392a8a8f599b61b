"""`hashlib`: digests by the host, of what was put in so far."""

_SIZES = {
    "md5": (16, 64), "sha1": (20, 64), "sha224": (28, 64), "sha256": (32, 64), "sha384": (48, 128), "sha512": (64, 128),
    "sha3_224": (28, 144), "sha3_256": (32, 136), "sha3_384": (48, 104), "sha3_512": (64, 72),
    "blake2b": (64, 128), "blake2s": (32, 64), "shake_128": (0, 168), "shake_256": (0, 136),
}  # fmt: skip
algorithms_guaranteed = frozenset(_SIZES)
algorithms_available = frozenset(_SIZES)


class _Hash:
    @_o_plain
    def __init__(self, name, data, options):
        self.name = name
        self._options = options
        self._data = bytearray()
        self.digest_size, self.block_size = _SIZES[name]
        self.digest_size = options.get("digest_size", self.digest_size)
        if options:  # which the host refuses if they are none
            _o_host("digest", name, b"", options, 1)
        self.update(data)

    @_o_plain
    def update(self, obj, /):
        if isinstance(obj, str):
            raise TypeError("Strings must be encoded before hashing")
        try:
            self._data += obj if type(obj) is bytes else _o_bytearray(obj)
        except TypeError:
            raise TypeError("object supporting the buffer API required") from None

    @_o_plain
    def digest(self, length=None, /):
        if self.name.startswith("shake"):
            if length is None:
                raise TypeError("digest() missing required argument 'length' (pos 1)")
        elif length is not None:
            raise TypeError(f"{self.name}.digest() takes no arguments (1 given)")
        return _o_host("digest", self.name, bytes(self._data), self._options or None, length)

    @_o_plain
    def hexdigest(self, length=None, /):
        return self.digest(length).hex()

    @_o_plain
    def copy(self):
        return _Hash(self.name, self._data, self._options)

    @_o_plain
    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {hex(id(self))}>"


def _maker(name):
    @_o_plain
    def make(data=b"", /, *, usedforsecurity=True, **options):
        return _Hash(name, options.pop("string", data), options)

    make.__name__ = make.__qualname__ = name if name[:5] in ("sha3_", "blake", "shake") else f"openssl_{name}"
    return make


if not _o_direct:
    md5, sha1, sha224, sha256, sha384, sha512 = [
        _maker(name) for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")
    ]
    sha3_224, sha3_256, sha3_384, sha3_512 = [_maker(name) for name in ("sha3_224", "sha3_256", "sha3_384", "sha3_512")]
blake2b, blake2s, shake_128, shake_256 = [_maker(name) for name in ("blake2b", "blake2s", "shake_128", "shake_256")]


@_o_plain
def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    if not isinstance(hash_name, str):
        raise TypeError(f"pbkdf2_hmac() argument 'hash_name' must be str, not {type(hash_name).__name__}")
    return _o_host("pbkdf2_hmac", hash_name, _o_bytearray(password), _o_bytearray(salt), iterations, dklen)


@_o_plain
def new(name, data=b"", **options):
    return _new(name, data, options)


@_o_plain
def _new(name, data=b"", options={}):
    options = {key: value for key, value in options.items() if key != "usedforsecurity"}
    key = name.lower().replace("-", "_") if isinstance(name, str) else name
    key = {"sha_1": "sha1", "sha_256": "sha256", "sha_512": "sha512"}.get(key, key)
    if not isinstance(key, str) or key not in _SIZES:
        raise ValueError(f"unsupported hash type {name}")
    return _Hash(key, data, options)
