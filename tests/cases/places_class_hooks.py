# Hooks of class creation that call the outside: metaclasses, descriptors, __new__, __init_subclass__.

#: metaclass_properties_and_descriptors
class Meta(type):
    @property
    def tables(cls):
        return ext(sorted(n for n in cls.names))

    @tables.setter
    def tables(cls, v):
        log('set', v)
        cls.names = v

    def __setattr__(cls, name, value):
        log('setattr', cls.__name__, name)
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        log('delattr', name)
        super().__delattr__(name)


class K(metaclass=Meta):
    names = ['b', 'a']


a = K.tables
K.tables = ['z']
K.extra = ext(1)
b = [K.tables, K.extra]
del K.extra
[a, b, hasattr(K, 'extra')]

#: new_and_init_in_combination
class Singleton:
    instance = None

    def __new__(cls, *args):
        log('new', list(args))
        if cls.instance is None:
            cls.instance = super().__new__(cls)
            ext('created')
        return cls.instance

    def __init__(self, *args):
        log('init', list(args))
        self.args = ext(args)


class Other:
    def __new__(cls, v):
        return ext(v) if v == 'plain' else super().__new__(cls)

    def __init__(self, v):
        self.v = inc(v)


class Int(int):
    def __new__(cls, v):
        return super().__new__(cls, ext(v) * 2)

    def __init__(self, v):
        self.original = ext(v)


class Bad:
    def __init__(self):
        return ext(5)


a, b = Singleton(1), Singleton(2)
try:
    Bad()
except TypeError as error:
    message = str(error)
i = Int(4)
[a is b, list(a.args), Other('plain'), Other(1).v, i + ext(1), i.original, message]
