"""Accounts that keep their history and share an owner."""

from collections import deque


class InsufficientFunds(Exception):
    def __init__(self, wanted, balance):
        super().__init__(f'{wanted!r} asked, {balance:>8.2f} there')
        self.wanted = wanted


class Account:
    rate = 0.02
    __slots__ = ('owner', '_balance', 'history', '__weakref__')

    def __init__(self, owner, balance=0, *, history=None):
        self.owner = owner
        self._balance = balance
        self.history = deque(history or (), maxlen=10)

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise InsufficientFunds(value, self._balance) from None
        self.history.append(('set', self._balance, value))
        self._balance = value

    def __iadd__(self, amount):
        self.balance += amount
        return self

    def __enter__(self):
        self.history.append(('open',))
        return self

    def __exit__(self, kind, error, traceback):
        self.history.append(('close', kind is not None))
        return kind is InsufficientFunds

    @classmethod
    def of(cls, *owners, **options):
        return [cls(owner, **options) for owner in owners]

    @staticmethod
    def total(accounts):
        return sum(account.balance for account in accounts if account is not None)


class Savings(Account):
    def interest(self, years=1):
        gain = self.balance
        for _ in range(years):
            gain *= 1 + self.rate
        return gain - super().balance


if __name__ == '__main__':
    ann, bob = Account.of('ann', 'bob', balance=100)
    with ann as a, bob as b:
        a += 50
        b += -500
    names = {account.owner: account.balance for account in (ann, bob)}
    print(names, Account.total([ann, bob, None]), *ann.history, sep='\n')
    best = max(names, key=lambda name: names[name])
    print('%s has most: %d' % (best, names[best]))
