class Account:
    """Keeps a balance."""

    fee = 1

    def __init__(self, owner):
        self.owner = owner
        self.balance = 0

    @property
    def label(self):
        return f'{self.owner}: {self.balance}'

    def pay(self, amount):
        self.balance += ext(amount) - self.fee
        return self.label


account = Account('Ada')
[account.pay(5), account.pay(3), account.label]
