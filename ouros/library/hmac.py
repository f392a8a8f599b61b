"""`hmac`: digests with a key."""

_new_hash = _o_library("hashlib", "_new")


@_o_plain
def _name_of(digestmod):
    if not digestmod:
        what = "argument" if _o_version >= (3, 13) else "parameter"
        raise TypeError(f"Missing required {what} 'digestmod'.")
    if isinstance(digestmod, str):
        return digestmod
    return digestmod().name if callable(digestmod) else digestmod.new().name


class HMAC:
    @_o_plain
    def __init__(self, key, msg=None, digestmod=""):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
        self._key = bytes(key)
        self._hash = _new_hash(_name_of(digestmod))
        self.name = f"hmac-{self._hash.name}"
        self.digest_size, self.block_size = self._hash.digest_size, self._hash.block_size
        if msg is not None:
            self.update(msg)

    @_o_plain
    def update(self, msg):
        self._hash.update(msg)

    @_o_plain
    def copy(self):
        made = HMAC(self._key, None, self._hash.name)
        made._hash = self._hash.copy()
        return made

    @_o_plain
    def digest(self):
        return digest(self._key, bytes(self._hash._data), self._hash.name)

    @_o_plain
    def hexdigest(self):
        return self.digest().hex()


@_o_plain
def new(key, msg=None, digestmod=""):
    return HMAC(key, msg, digestmod)


@_o_plain
def digest(key, msg, digest):
    return _o_host("hmac", key, msg, _name_of(digest))
