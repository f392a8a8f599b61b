"""How deep recursion comes by one way or another: names of ways in; for each, as JSON, the calls that CPython allows at
its usual limit, those that a run allows, the same with limits, and those of a program that may stop in them, out.
"""

import json
import sys

from ouros import Sandbox, Snapshot

METHODS = {
    "__hash__": ("self", "hash(self)", "hash(c)"),
    "__getattr__ by getattr": ("self, name", "getattr(self, name)", "c.a"),
    "__getattr__ by hasattr": ("self, name", "hasattr(self, name)", "c.a"),
    "__getattr__": ("self, name", "self.a", "c.a"),
    "__setattr__": ("self, name, value", "setattr(self, name, value)", "setattr(c, 'a', 1)"),
    "__delattr__": ("self, name", "delattr(self, name)", "delattr(c, 'a')"),
    "__repr__": ("self", "f'{self!r}'", "repr(c)"),
    "__str__": ("self", "str(self)", "str(c)"),
    "__eq__": ("self, other", "self == other", "c == 1"),
    "__lt__": ("self, other", "self < other", "c < 1"),
    "__bool__": ("self", "not self", "bool(c)"),
    "__len__": ("self", "len(self)", "len(c)"),
    "__getitem__": ("self, at", "self[at]", "c[1]"),
    "__contains__": ("self, item", "item in self", "1 in c"),
    "__call__": ("self", "self()", "c()"),
    "__iter__": ("self", "[*self]", "iter(c)"),
    "__add__": ("self, other", "self + other", "c + 1"),
    "__radd__": ("self, other", "other + self", "1 + c"),
    "__neg__": ("self", "-self", "-c"),
    "__int__": ("self", "int(self)", "int(c)"),
    "__hash__ in a dict": ("self", "{}.get(self)", "hash(c)"),
    "__hash__ in a set": ("self", "{self}", "hash(c)"),
    "__hash__ of a tuple": ("self", "hash((self, 1))", "hash(c)"),
    "__repr__ in a list": ("self", "repr([self])", "repr(c)"),
    "__repr__ by %": ("self", "'%r' % (self,)", "repr(c)"),
    "__format__": ("self, spec", "'{}'.format(self)", "format(c)"),
    "__eq__ of items": ("self, other", "[self] == [other]", "c == 1"),
    "__eq__ in a list": ("self, other", "other in [self]", "c == 1"),
    "__lt__ in a sort": ("self, other", "sorted([self, other])", "c < c"),
    "__radd__ in a sum": ("self, other", "sum([self])", "sum([c])"),
    "__index__": ("self", "[1][self]", "[1][c]"),
    "__reversed__": ("self", "reversed(self)", "reversed(c)"),
    "__deepcopy__": ("self, memo", "copy.deepcopy(self)", "copy.deepcopy(c)"),
}
WAYS = {
    name: f"class C:\n    def {name.split()[0]}({names}):\n        STEP\n        return {again}\nc = C()\nGO {first}"
    for name, (names, again, first) in METHODS.items()
} | {
    "function": "def h():\n    STEP\n    return h()\nGO h()",
    "property": "class C:\n    @property\n    def p(self):\n        STEP\n        return self.p\nGO C().p",
    "constructor": "class C:\n    def __init__(self):\n        STEP\n        C()\nGO C()",
    "generator": "def g():\n    STEP\n    yield from g()\nGO list(g())",
    "key": "def h(x=0):\n    STEP\n    return sorted([1, 2], key=h)\nGO h()",
    "__missing__": "class C(dict):\n    def __missing__(self, key):\n        STEP\n        return self[key]\nGO C()[1]",
    "partial": "def h(x=0):\n    STEP\n    return functools.partial(h, 1)()\nGO h()",
    "reduce": "def h(x=0, y=0):\n    STEP\n    return functools.reduce(h, [1, 2])\nGO h()",
    "lru_cache": "@functools.lru_cache(None)\ndef h(x=0):\n    STEP\n    return h(x + 1)\nGO h()",
    "partialmethod": (
        "class C:\n    def m(self, x):\n        STEP\n        return self.n()\n"
        "    n = functools.partialmethod(m, 1)\nGO C().n()"
    ),
    "list.sort": "def h(x=0):\n    STEP\n    return [1, 2].sort(key=h)\nGO h()",
    "iter": "class C:\n    def __iter__(self):\n        STEP\n        return iter(self)\nGO iter(C())",
    "class body": "def h():\n    class C:\n        STEP\n        h()\nGO h()",
    "class statement in __new__": (
        "class M(type):\n    def __new__(*args):\n        STEP\n        class A(metaclass=M): pass\n"
        "        return type.__new__(*args)\nGO M('A', (), {})"
    ),
    "__prepare__": (
        "class M(type):\n    @classmethod\n    def __prepare__(*args):\n        STEP\n"
        "        class A(metaclass=M): pass\n        return {}\nGO M.__prepare__('A', ())"
    ),
    "__init_subclass__": (
        "class A:\n    def __init_subclass__(cls):\n        STEP\n        class B(A): pass\nGO A.__init_subclass__()"
    ),
    "__set_name__": (
        "class D:\n    def __set_name__(*args):\n        STEP\n        class A:\n            x = D()\n"
        "GO D().__set_name__()"
    ),
    "__dir__": "class C:\n    def __dir__(self):\n        STEP\n        return dir(self)\nGO dir(C())",
    "print": "class C:\n    def __str__(self):\n        STEP\n        print(self)\n        return ''\nGO str(C())",
    "class of a metaclass": (
        "class M(type): pass\nclass A(metaclass=M):\n    def __init__(self):\n        STEP\n        A()\nGO A()"
    ),
    "metaclass in its __init__": (
        "class M(type):\n    def __init__(*args):\n        STEP\n        M('A', (), {})\nGO M('A', (), {})"
    ),
    "__call__ of a metaclass": (
        "class M(type):\n    def __call__(cls, *args):\n        return super().__call__(*args)\n"
        "class A(metaclass=M):\n    def __init__(self):\n        STEP\n        A()\nGO A()"
    ),
    "type in __init_subclass__": (
        "class A:\n    def __init_subclass__(cls):\n        STEP\n        type('B', (A,), {})\n"
        "GO A.__init_subclass__()"
    ),
    "re.sub": "def h(m=0):\n    STEP\n    return re.sub('a', h, 'ba')\nGO h()",
    "object_hook": "def h(x=0):\n    STEP\n    return json.loads('{}', object_hook=h)\nGO h()",
    "generator in for": "def g():\n    STEP\n    for x in g():\n        yield x\nGO list(g())",
    "generator by next": "def g():\n    STEP\n    yield next(g())\nGO list(g())",
    "asynchronous generator": (
        "async def g():\n    STEP\n    async for x in g():\n        yield x\nGO asyncio.run(anext(g()))"
    ),
    "cmp_to_key": "def h(x=0, y=0):\n    STEP\n    return sorted([1, 2], key=functools.cmp_to_key(h))\nGO h()",
}


def program(way: str, step: str) -> str:
    before, _, first = way.replace("STEP", step).rpartition("GO ")
    modules = "asyncio, copy, functools, json, re"
    return f"import {modules}\ncalls = []\n{before}try:\n    {first}\nexcept RuntimeError:\n    pass\n"


def main() -> None:
    sys.setrecursionlimit(1000)
    found = {name: [natively(program(way, "calls.append(1)"))] for name, way in WAYS.items()}
    for name, way in WAYS.items():
        sandbox = Sandbox(program(way, "calls.append(1)") + "len(calls)")
        found[name] += sandbox.run(), sandbox.run(limits={"max_duration_secs": 60, "max_memory": 2**30})
        code = program(way, "calls.append(1) or (calls is None and ask())") + "ask(len(calls))"
        progress = Sandbox(code, external_functions=["ask"]).start()
        assert isinstance(progress, Snapshot)
        found[name].append(progress.args[0])
    print(json.dumps(found))


def natively(code: str) -> int:
    scope: dict[str, list[int]] = {}
    exec(code, scope)
    return len(scope["calls"])


if __name__ == "__main__":
    main()
