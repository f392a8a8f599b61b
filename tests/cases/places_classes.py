# Class definitions with an external call in each of their parts.

#: closures_over_class_cell_and_self
class K:
    def __init__(self, n):
        self.n = n
        self.f = lambda x: ext(self.n + x)

    def make(self):
        def inner(x):
            self.n += ext(x)
            return [self.n, super(K, self).__class__.__name__, __class__.__name__]

        return inner


k = K(1)
f, g = k.f, k.make()
k.n = ext(10)
[f(1), g(2), f(1), k.n, K.make(K(5))(ext(6))]
