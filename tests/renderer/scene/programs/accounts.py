class TooLittle(Exception):
    pass


class Account:
    bank = "First"

    def __init__(self, owner):
        self.owner = owner
        self.history = []

    @property
    def balance(self):
        return sum(amount for _, amount in self.history)

    def move(self, kind, amount):
        if self.balance + amount < 0:
            raise TooLittle(f"{self.owner} has {self.balance}")
        self.history.append((kind, amount))


ann, bob = Account("Ann"), Account("Bob")
ann.move("in", 70)
for account in (ann, bob):
    try:
        account.move("out", -20)
    except TooLittle as error:
        problem = str(error)
accounts = {account.owner: account for account in (ann, bob)}
del ann
print(problem, accounts["Ann"].balance)
