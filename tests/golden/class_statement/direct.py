def _o_module():
    global Account, ext
    class Account:
        """Keeps a balance."""

        fee = 1

        def __init__(self, owner):
            for _o_ in _o_fuel:
                break
            else:
                _o_refuel()
            self.owner = owner
            self.balance = 0

        @property
        def label(self):
            for _o_ in _o_fuel:
                break
            else:
                _o_refuel()
            return f'{self.owner}: {self.balance}'

        def pay(self, amount):
            for _o_ in _o_fuel:
                break
            else:
                _o_refuel()
            self.balance += ext(amount) - self.fee
            return self.label


    account = Account('Ada')
    return [account.pay(5), account.pay(3), account.label]
