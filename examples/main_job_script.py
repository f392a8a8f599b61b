# A program for the sandbox: it reads the claims of a month, asks a manager about the large ones, and sums up.
# `month` is an input; `load_claims` and `ask_manager` are external functions.

LIMIT = 100


class Report:
    def __init__(self, month):
        self.month = month
        self.total = 0
        self.lines = []

    def add(self, claim, verdict):
        self.lines.append(f"{claim['who']:<8} {claim['amount']:>8.2f}  {verdict}")
        if verdict != 'refused':
            self.total += claim['amount']

    def __str__(self):
        return '\n'.join([f'Claims of {self.month}', *self.lines, f'{"total":<8} {self.total:>8.2f}'])


def decide(claim):
    if claim['amount'] <= LIMIT:
        return 'paid'
    try:
        approved = ask_manager(claim['who'], claim['amount'])
    except TimeoutError as error:
        return f'open ({error})'
    return 'approved' if approved else 'refused'


report = Report(month)
for claim in load_claims(month):
    report.add(claim, decide(claim))

str(report)
