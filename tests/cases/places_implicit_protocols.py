# Container, iteration and context methods that call the outside.

#: exit_sees_and_changes_exceptions
class C:
    def __init__(self, act):
        self.act = act

    def __enter__(self):
        log('enter')

    def __exit__(self, kind, error, trace):
        log(kind and kind.__name__, str(error))
        if self.act == 'raise':
            raise ValueError(ext('replaced'))
        if self.act == 'reraise':
            raise error
        if self.act == 'cause':
            raise TypeError(ext('with cause')) from error
        return ext(self.act)


out = []
for act in ('raise', 'reraise', 'cause', '', 'truthy'):
    try:
        with C(act):
            fail('KeyError', 'k')
        out.append(ext('went on'))
    except Exception as error:
        out.append([type(error).__name__, str(error), type(error.__context__).__name__, type(error.__cause__).__name__])
out
