# Variables that have no value, read before and after a stop.

#: unbound_cell_before_its_assignment
def f(flag):
    def inner():
        return x

    ext(1)
    found = []
    for work in (lambda: 0, inner):
        try:
            found.append(work())
        except NameError as e:
            found.append((type(e).__name__, str(e)))
    try:
        found.append(x)
    except NameError as e:
        found.append((type(e).__name__, str(e)))
    if flag:
        x = ext(2)
    ext(3)
    try:
        found.append(x)
    except NameError as e:
        found.append((type(e).__name__, str(e)))
    return found


[f(True), f(False)]

#: unbound_cell_in_a_loop
def f():
    def inner():
        return total

    out = []
    for i in range(3):
        ext(i)
        try:
            out.append(total + ext(i))
        except UnboundLocalError as e:
            out.append(str(e))
        if i == 1:
            total = ext(10)
    return out, inner()


f()

#: unbound_cell_deleted_in_a_loop
def f():
    x = 1

    def inner():
        return x

    out = []
    for i in range(4):
        ext(i)
        try:
            out.append(x)
            del x
            ext('deleted')
            del x
        except UnboundLocalError as e:
            out.append(str(e))
            x = i
    try:
        return out, inner()
    except NameError as e:
        return out, str(e)


f()

#: unbound_local_over_stops
def f(flag):
    if flag:
        x = ext(1)
    ext('between')
    try:
        return x
    except UnboundLocalError as e:
        return str(e), e.name


[f(True), f(False)]

#: unbound_in_comprehension
def f(flag, given):
    if flag:
        x = 2
    sure = 3
    out = []
    for work in range(2):
        try:
            out.append([ext(i) + x for i in range(2)])
        except NameError as e:
            out.append((type(e).__name__, str(e)))
        out.append([ext(i) + sure + given for i in range(2)])
        try:
            out.append({ext(i): [ext(i) + x for _ in range(1)] for i in range(1)})
        except NameError as e:
            out.append((type(e).__name__, str(e)))
        if work:
            del x
        x = 5
    return out


[f(True, 1), f(False, 2)]

#: unbound_free_variable
def f():
    def inner():
        ext(1)
        try:
            return x + ext(1)
        except NameError as e:
            return type(e).__name__, str(e)

    first = inner()
    x = ext(5)
    second = inner()
    del x
    return first, second, inner()


f()

#: unbound_in_generator
def numbers():
    def reader():
        return last

    for i in range(2):
        try:
            yield last
        except UnboundLocalError as e:
            yield str(e)
        ext(i)
        last = ext(i)
    yield reader()


list(numbers())

#: unbound_in_handler_and_finally
def f():
    def inner():
        return seen

    try:
        ext(1)
        raise KeyError('k')
    except KeyError as error:
        ext(2)
        try:
            seen
        except UnboundLocalError as e:
            text = str(e)
        seen = ext(str(error))
    finally:
        ext(3)
        kept = inner()
    try:
        error
    except UnboundLocalError as e:
        return text, kept, str(e)


f()

#: unbound_augmented
def f():
    def inner():
        return n

    ext(1)
    try:
        n += ext(1)
    except UnboundLocalError as e:
        text = str(e)
    n = ext(2)
    n += ext(3)
    total = inner()
    del n
    ext(4)
    try:
        n += 1
    except UnboundLocalError as e:
        return text, total, str(e)


f()

#: unbound_in_class_and_module
out = []
ext(1)
try:
    out.append(later)
except NameError as e:
    out.append((type(e).__name__, str(e)))


class C:
    ext(2)
    try:
        out.append(attribute)
    except NameError as e:
        out.append((type(e).__name__, str(e)))
    attribute = ext(3)
    del attribute
    ext(4)
    try:
        del attribute
    except NameError as e:
        out.append((type(e).__name__, str(e)))


later = ext(5)
del later
try:
    del later
except NameError as e:
    out.append((type(e).__name__, str(e)))
out

#: targets_of_one_statement_in_their_order
def f(how):
    d = {'k': 5, 3: 4}
    x = 3

    def outer():
        nonlocal x
        x = ext(x)
        return lambda: x

    outer()
    if how == 'del':
        del d['k'], x
        del d['k'], x
    if how == 'nested':
        del (d['k'], [x]), (d['k'], x)
    if how == 'inside':
        del x
        del d[x]
    if how == 'augmented':
        del x
        d[x] += 1
    if how == 'names':
        del d, x, d


found = []
for how in ('del', 'nested', 'inside', 'augmented', 'names'):
    try:
        f(how)
    except Exception as error:
        found.append(f'{type(error).__name__}: {error}')
found
