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

        @_o_suspending
        def pay(self, amount):
            for _o_ in _o_fuel:
                break
            else:
                _o_refuel()
            _o_1 = self
            _o_2 = _o_1.balance
            _o_3, = (yield (ext, (amount,), {}))
            _o_2 += _o_3 - self.fee
            _o_1.balance = _o_2
            return self.label


    account = Account('Ada')
    _o_1 = account.pay
    _o_3 = _o_act(_o_1)
    if _o_3 is None:
        _o_2 = _o_1(5)
    else:
        _o_2 = (yield from _o_3(5))
    _o_4 = account.pay
    _o_6 = _o_act(_o_4)
    if _o_6 is None:
        _o_5 = _o_4(3)
    else:
        _o_5 = (yield from _o_6(3))
    return [_o_2, _o_5, account.label]
