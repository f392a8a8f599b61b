# Bigger programs that work on data: tables, lists, matrices, machines, with external calls throughout.

#: program_hanoi_and_queens
def hanoi(n, a, b, c):
    if n:
        hanoi(n - 1, a, c, b)
        pegs[c].append(pegs[a].pop())
        moves.append(ext(a + c))
        hanoi(n - 1, b, a, c)


def queens(n, row=0, taken=()):
    if row == n:
        yield list(taken)
        return
    for col in range(n):
        if all(col != c and abs(col - c) != row - r for r, c in enumerate(taken)):
            yield from queens(n, row + 1, (*taken, col))


pegs = {'a': [3, 2, 1], 'b': [], 'c': []}
moves = []
hanoi(ext(3), 'a', 'b', 'c')
solutions = queens(ext(6))
found = [next(solutions)]
ext('pause')
found += solutions
[moves, pegs, found, len(list(queens(ext(5))))]

#: program_inventory_report_with_errors
ORDERS = ext([{'id': 1, 'items': [['pen', 2], ['ink', 1]]}, {'id': 2, 'items': [['pen', 'two']]}, {'items': []},
    {'id': 4, 'items': [['gold', 1]]}, {'id': 5, 'items': [['pen', 0]]}])
PRICES = {'pen': 1.25, 'ink': 8}


class OrderError(ValueError):
    def __init__(self, code, detail):
        super().__init__(code, detail)
        self.code, self.detail = code, detail


def price(item, n):
    try:
        unit = PRICES[item]
    except KeyError as e:
        raise OrderError('unknown', e.args[0]) from e
    if not isinstance(n, int):
        raise OrderError('quantity', repr(ext(n)))
    assert n > 0, f'{item} without quantity'
    return unit * ext(n)


def process(order):
    number = None
    try:
        number = order['id']
        total = 0
        for item, n in order['items']:
            total += price(item, n)
    except OrderError as e:
        return [number, 'rejected', e.code, e.detail, type(e.__cause__).__name__]
    except (KeyError, AssertionError) as e:
        return [number, 'broken', type(e).__name__, str(e)]
    else:
        return [number, 'ok', f'{total:.2f}']
    finally:
        seen.append(tick())


seen = []
[[process(o) for o in ORDERS], seen]

#: program_matrix_class_and_determinant
class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]

    def __matmul__(self, other):
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(row, col)) for col in columns] for row in self.rows])

    def __eq__(self, other):
        return self.rows == other.rows

    def __getitem__(self, index):
        i, j = index
        return self.rows[i][j]

    def __pow__(self, n):
        result = Matrix([[int(i == j) for j in range(len(self.rows))] for i in range(len(self.rows))])
        base = self
        while n:
            if n & 1:
                result = result @ base
            base, n = base @ base, n >> 1
        return result

    def det(self):
        if len(self.rows) == 1:
            return ext(self.rows[0][0])
        total = 0
        for j, v in enumerate(self.rows[0]):
            minor = Matrix([r[:j] + r[j + 1:] for r in self.rows[1:]])
            total += (-1) ** j * v * minor.det()
        return total


fibs = Matrix([[1, 1], [1, 0]]) ** ext(30)
m = Matrix(ext([[2, 0, 1], [1, 3, 2], [1, 1, 4]]))
[fibs[0, 1], m.det(), (m @ m).rows, m == Matrix(m.rows), (m ** 0).rows]

#: program_vending_state_machine
class State:
    def on(self, machine, event):
        raise NotImplementedError(type(self).__name__)


class Idle(State):
    def on(self, machine, event):
        match event:
            case ('coin', n):
                machine.credit += ext(n)
                return Ready()
            case ('pick', _):
                machine.say('insert coin')
        return self


class Ready(State):
    def on(self, machine, event):
        match event:
            case ('coin', n):
                machine.credit += n
            case ('pick', item) if item not in machine.stock:
                machine.say(f'no {ext(item)}')
            case ('pick', item) if machine.stock[item] <= machine.credit:
                machine.credit -= machine.stock.pop(item)
                machine.say('enjoy ' + ext(item))
                return Idle() if machine.credit == 0 else self
            case ('pick', item):
                machine.say(f'need {machine.stock[item] - machine.credit} more')
            case 'refund':
                machine.say(f'refund {machine.credit}')
                machine.credit = ext(0)
                return Idle()
        return self


class Machine:
    def __init__(self, stock):
        self.stock, self.credit, self.state, self.said = stock, 0, Idle(), []

    def say(self, text):
        self.said.append(text)
        log(text)

    def feed(self, events):
        for event in events:
            self.state = self.state.on(self, event)
        return type(self.state).__name__


m = Machine(ext({'tea': 3, 'cake': 5}))
names = [m.feed([('pick', 'tea'), ('coin', 2)]),
    m.feed([('pick', 'tea'), ('coin', ext(2)), ('pick', 'tea'), ('pick', 'tea')]), m.feed(['refund'])]
try:
    State().on(m, 'x')
except NotImplementedError as e:
    names.append(ext(str(e)))
[names, m.said, m.credit, m.stock]

#: program_csv_to_grouped_json
import json

CSV = ext('''name,team,score
"Smith, Ada",red,10
Bob,blue,7
Cy ""Q"",red,
Di,blue,x9
''')


def parse_line(line):
    cells, cell, quoted, i = [], '', False, 0
    while i < len(line):
        ch = line[i]
        if ch == '"' and quoted and line[i + 1:i + 2] == '"':
            cell += '"'
            i += 1
        elif ch == '"':
            quoted = not quoted
        elif ch == ',' and not quoted:
            cells.append(cell)
            cell = ''
        else:
            cell += ch
        i += 1
    return [*cells, cell]


header, *lines = CSV.strip().split('\n')
fields = parse_line(header)
teams, problems = {}, []
for number, line in enumerate(lines, start=2):
    row = dict(zip(fields, parse_line(line), strict=True))
    try:
        score = int(row['score'] or ext(0))
    except ValueError as e:
        problems.append(f'line {number}: {ext(str(e))}')
        continue
    teams.setdefault(row['team'], []).append((row['name'], score))
best = {team: max(members, key=lambda m: m[1])[0] for team, members in teams.items()}
[json.dumps(teams), best, problems, fields]

#: program_agent_loop_with_tools
TOOLS = {}


def tool(f):
    TOOLS[f.__name__] = f
    return f


@tool
def add(a, b):
    return ext(a) + b


@tool
def lookup(key, default='unknown'):
    return {'capital': 'Paris', 'river': 'Seine'}.get(ext(key), default)


@tool
def broken(**options):
    fail('RuntimeError', 'tool is down')


SCRIPT = [{'tool': 'add', 'args': [2, 3]}, {'tool': 'lookup', 'kwargs': {'key': 'river'}}, {'tool': 'nope'},
    {'tool': 'broken', 'kwargs': {'x': 1}},
          {'tool': 'add', 'args': [1]}, {'say': 'total {0} at {1}'}, {'tool': 'never reached'}]


def agent(steps, budget):
    memory, spent = [], 0
    for step in steps:
        spent += tick()
        if spent > budget:
            return ['out of budget', memory]
        match step:
            case {'tool': name, **rest} if name in TOOLS:
                try:
                    memory.append(TOOLS[name](*rest.get('args', ()), **rest.get('kwargs', {})))
                except (RuntimeError, TypeError) as e:
                    memory.append(f'{type(e).__name__}: {e}')
            case {'tool': name}:
                memory.append(f'no tool {ext(name)}')
            case {'say': template}:
                return [template.format(*memory), memory, spent]
    return ['end', memory]


[agent(SCRIPT, 100), agent(SCRIPT[:2], 1000), agent(SCRIPT, ext(10))]

#: program_linked_list_with_iterator
class Node:
    def __init__(self, value, after=None):
        self.value, self.after = value, after


class LinkedList:
    def __init__(self, values=()):
        self.head, self.size = None, 0
        for v in reversed(list(values)):
            self.push(v)

    def push(self, value):
        self.head = Node(value, self.head)
        self.size += 1

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.after

    def __len__(self):
        return self.size

    def __repr__(self):
        return ' -> '.join(map(repr, self)) or 'empty'

    def reverse(self):
        before, node = None, self.head
        while node is not None:
            node.after, before, node = before, node, ext(1) and node.after
        self.head = before
        return self

    def merge_sorted(self, other):
        a, b, out = iter(self), iter(other), []
        x, y = next(a, None), next(b, None)
        while x is not None or y is not None:
            if y is None or (x is not None and ext(x) <= y):
                out.append(x)
                x = next(a, None)
            else:
                out.append(y)
                y = next(b, None)
        return LinkedList(out)


a = LinkedList(ext([1, 4, 6]))
b = LinkedList((2, 4, ext(9)))
walker = iter(a)
first = next(walker)
a.push(ext(0))
merged = a.merge_sorted(b)
[repr(merged), len(merged), first, list(walker), repr(LinkedList().reverse()), repr(b.reverse()), 4 in merged,
 max(merged), [v for v in merged if v % ext(2)]]

#: program_knapsack_edit_distance_and_change
def edit_distance(a, b):
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            current.append(min(previous[j] + 1, current[-1] + 1, previous[j - 1] + (x != y)))
        previous = current
        ext(i)
    return previous[-1]


def knapsack(items, capacity):
    best = {0: (0, [])}
    for name, weight, value in items:
        for used, (worth, chosen) in list(best.items()):
            w = used + weight
            if w <= capacity and (w not in best or best[w][0] < worth + value):
                best[w] = (worth + value, chosen + [ext(name)])
    return max(best.values(), key=lambda b: b[0])


def change(amount, coins):
    ways = [1] + [0] * amount
    for c in coins:
        for n in range(c, amount + 1):
            ways[n] += ways[n - c]
    return ext(ways[amount])


[edit_distance('kitten', ext('sitting')), knapsack([('a', 3, 4), ('b', 4, 5), ('c', 2, 3)], ext(6)),
 change(50, ext([1, 5, 10, 25]))]

#: program_inputs_pipeline | inputs={'rows': [[3, 'x'], [0, 'y'], [5, 'x']], 'limit': 2}
def compose(*stages):
    def run(value):
        for stage in stages:
            value = stage(value)
        return value
    return run


def keep(test):
    return lambda rows: [r for r in rows if test(r)]


def each(f):
    return lambda rows: [f(r) for r in rows]


def total(rows):
    grand = 0
    for r in rows:
        grand += ext(r['n'])
    return grand


records = [{'n': n, 'tag': tag} for n, tag in rows]
pipeline = compose(keep(lambda r: r['n'] > ext(0)), each(lambda r: {**r, 'n': inc(r['n'])}), total)
[pipeline(records), pipeline(records[:limit]), [r['tag'] for r in records], len(records) > limit]
