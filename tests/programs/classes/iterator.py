class Countdown:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n
print([i for i in Countdown(4)], list(Countdown(3)), sum(Countdown(5)), max(Countdown(6)))
a, b = Countdown(2)
print(a, b, 3 in Countdown(5), 9 in Countdown(5))
print(tuple(Countdown(3)), any(Countdown(1)), all(Countdown(3)))
