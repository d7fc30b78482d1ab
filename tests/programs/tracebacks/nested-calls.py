class Account:
    def __init__(self, balance):
        self.balance = balance
    def withdraw(self, amount):
        if amount > self.balance:
            raise ValueError(f'cannot take {amount} from {self.balance}')
        self.balance -= amount
def shop(account):
    for price in (10, 20, 50):
        account.withdraw(price)
shop(Account(60))
