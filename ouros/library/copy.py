"""`copy`: shallow and deep copies, with the hooks of classes; objects are remade from their parts."""


class Error(Exception):
    pass


error = Error


_ABSENT = object()
_plain_state = object.__getstate__

if _o_direct:

    class _Memo(dict):
        """The copies made so far. A program sees a dict with the ids that it puts in itself."""

        __slots__ = ("_copies",)

        def __init__(self, given=()):
            super().__init__(given)
            self._copies = _o_copies()

        def found(self, original):
            made = _o_copy_of(self._copies, original, _ABSENT)
            return self.get(id(original), _ABSENT) if self and made is _ABSENT else made

        def note(self, original, made):
            _o_note_copy(self._copies, original, made)

else:

    class _Memo(dict):
        """The same in a run that may be saved: after it went on elsewhere (its mark is another) ids are taken anew."""

        __slots__ = ("_pairs", "_places", "_mark")

        @_o_plain
        def __init__(self, given=()):
            super().__init__(given)
            self._pairs = []
            self._places = {}
            self._mark = _o_mark()

        @_o_plain
        def found(self, original):
            if self._mark is not _o_mark():
                self._mark = _o_mark()
                self._places = {id(pair[0]): place for place, pair in enumerate(self._pairs)}
            place = self._places.get(id(original))
            if place is not None:
                return self._pairs[place][1]
            return self.get(id(original), _ABSENT) if self else _ABSENT

        @_o_plain
        def note(self, original, made):
            self.found(None)
            if id(original) not in self._places:
                self._places[id(original)] = len(self._pairs)
                self._pairs.append((original, made))


@_o_plain
def _refuse(x):
    raise TypeError(f"cannot pickle {type(x).__name__!r} object")


def copy(x):
    kind = type(x)
    if kind is list or kind is dict or kind is set or kind is bytearray:
        return x.copy()
    if _o_is_atomic(x) or kind is tuple or kind is frozenset or kind is slice:
        return x
    if _o_direct:
        made = _o_ordinary(x, True)
        if made is not None:
            return made
    if _o_is_code(x):
        return x
    hook = getattr(kind, "__copy__", None)
    if hook is not None:
        return hook(x)
    if _o_is_method(x):
        return _o_method(x.__func__, x.__self__)
    parts = _reduced(x, kind)
    if parts is not None:
        return _rebuilt(x, parts, None)
    if isinstance(x, BaseException):
        made = kind(*x.args)
        _restate(made, _state(x))
        return made
    made = _remade(x, kind, None)
    if _o_is_bare(x):
        return made
    if isinstance(x, list):
        for item in x:
            made.append(item)
    elif isinstance(x, dict):
        for key, value in x.items():
            made[key] = value
    else:
        _o_fill(made, x)
    return made


def _reduced(x, kind):
    """What the object says that it is remade from, if its class has a method for that."""
    hook = getattr(kind, "__reduce_ex__", None)
    if hook is not None:
        return hook(x, 4)
    hook = getattr(kind, "__reduce__", None)
    return None if hook is None else hook(x)


def _rebuilt(x, parts, memo):
    """What `__reduce__` returned, carried out; with a memo, on deep copies."""
    if isinstance(parts, str):
        return x
    make, args, state, items, pairs = (*parts, None, None, None)[: max(len(parts), 5)]
    if memo is not None and args:
        args = [deepcopy(arg, memo) for arg in args]
    made = make(*args)
    if memo is not None:
        memo.note(x, made)
    if state is not None:
        _restate(made, state if memo is None else deepcopy(state, memo))
    for item in () if items is None else items:
        made.append(item if memo is None else deepcopy(item, memo))
    for key, value in () if pairs is None else pairs:
        if memo is not None:
            key, value = deepcopy(key, memo), deepcopy(value, memo)
        made[key] = value
    return made


def _remade(x, kind, memo):
    """An instance with the attributes of another one, and without the items of its builtin base class."""
    made = _made_anew(x, kind, memo)
    if made is None:
        _refuse(x)
    if memo is not None:
        memo.note(x, made)
    if not _o_is_bare(x):
        hook = getattr(kind, "__getstate__", None)
        state = _state(x) if hook is None or hook is _plain_state else hook(x)
        if state is not None:
            _restate(made, state if memo is None else deepcopy(state, memo))
    return made


def _made_anew(x, kind, memo):
    """An instance made with the arguments that it names for that."""
    hook = getattr(kind, "__getnewargs_ex__", None)
    if hook is not None:
        args, kwargs = hook(x)
    else:
        hook = getattr(kind, "__getnewargs__", None)
        if hook is None and not isinstance(x, tuple):
            return kind.__new__(kind) if _o_is_constructed(x) else _o_blank(x)
        args, kwargs = (tuple(x),) if hook is None else hook(x), {}
    if memo is not None:
        args, kwargs = deepcopy(args, memo), deepcopy(kwargs, memo)
    return kind.__new__(kind, *args, **kwargs)


@_o_plain
def _state(x):
    """What an object holds in attributes and slots, as CPython writes it; None if that is nothing."""
    attributes = _o_dict(x) or None
    slots = dict(_o_slots(x))
    return (attributes, slots) if slots else attributes


def _restate(made, state):
    if hasattr(made, "__setstate__"):
        made.__setstate__(state)
        return
    attributes, slots = state if isinstance(state, tuple) and len(state) == 2 else (state, None)
    if attributes is not None:
        made.__dict__.update(attributes)
    if slots is not None:
        for name, value in slots.items():
            setattr(made, name, value)


def deepcopy(x, memo=None, _nil=None):
    kind = type(x)
    if _o_is_atomic(x):
        return x
    if type(memo) is not _Memo:
        memo = _memo_of(memo)
    made = memo.found(x)
    if made is not _ABSENT:
        return made
    made = _deep(x, kind, memo)
    if made is not x:
        memo.note(x, made)
    return made


@_o_plain
def _memo_of(memo):
    if memo is None:
        return _Memo()
    held = memo.get(id(memo))
    if type(held) is list and held and type(held[0]) is _Memo:
        return held[0]
    made = _Memo(memo)
    memo[id(memo)] = [made]
    return made


def _deep(x, kind, memo):
    if kind is list:
        return _deep_list(x, memo)
    if kind is dict:
        return _deep_dict(x, memo)
    if kind is tuple:
        return _deep_tuple(x, memo)
    if _o_direct:
        made = _o_ordinary(x, False)
        if made is not None:
            return _deep_ordinary(x, made, memo)
    if _o_is_code(x):
        return x
    hook = getattr(x, "__deepcopy__", None)
    if hook is not None:
        return hook(memo)
    if kind is set or kind is frozenset:
        return kind([deepcopy(item, memo) for item in x])
    if kind is bytearray:
        return bytearray(x)
    if kind is slice:
        return slice(*[deepcopy(each, memo) for each in (x.start, x.stop, x.step)])
    if _o_is_method(x):
        return _o_method(x.__func__, deepcopy(x.__self__, memo))
    parts = _reduced(x, kind)
    if parts is not None:
        return _rebuilt(x, parts, memo)
    if isinstance(x, BaseException):
        return _rebuilt(x, (kind, x.args, _state(x)), memo)
    if isinstance(x, frozenset):
        return _rebuilt(x, (kind, (list(x),), _state(x)), memo)
    return _deep_object(x, kind, memo)


def _deep_list(x, memo):
    made = []
    memo.note(x, made)
    for item in x:
        made.append(deepcopy(item, memo))
    return made


def _deep_dict(x, memo):
    made = {}
    memo.note(x, made)
    for key, value in x.items():
        made[deepcopy(key, memo)] = deepcopy(value, memo)
    return made


def _deep_ordinary(x, made, memo):
    memo.note(x, made)
    _o_dict(made).update(deepcopy(_o_dict(x), memo))
    return made


def _deep_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    made = memo.found(x)
    if made is not _ABSENT:
        return made
    for old, new in zip(x, items):
        if old is not new:
            return tuple(items)
    return x


def _deep_object(x, kind, memo):
    made = _remade(x, kind, memo)
    if _o_is_bare(x):
        return made
    if isinstance(x, (list, _o_deque)):
        for item in x:
            made.append(deepcopy(item, memo))
    elif isinstance(x, dict):
        for key, value in x.items():
            made[deepcopy(key, memo)] = deepcopy(value, memo)
    elif isinstance(x, set):
        made.update([deepcopy(item, memo) for item in x])
    elif isinstance(x, _o_partial):
        _o_fill(made, _o_partial(deepcopy(x.func, memo), *deepcopy(x.args, memo), **deepcopy(x.keywords, memo)))
    else:
        _o_fill(made, x)
    return made


def replace(obj, /, **changes):
    hook = getattr(type(obj), "__replace__", None)
    if hook is None:
        raise TypeError(f"replace() does not support {type(obj).__name__} objects")
    return hook(obj, **changes)
