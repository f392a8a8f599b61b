trail = []


class Opened:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        trail.append(ext(self.name))
        return self

    def __exit__(self, kind, value, trace):
        trail.append(kind.__name__ if kind else None)
        return kind is KeyError


with Opened('a') as a, Opened('b'):
    trail.append(ext(a.name))
    fail('KeyError', 'k')
trail
