import gc
gc.disable()
gc.collect()
saved = []
class N:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print('del', self.n)
        if self.n == 1:
            saved.append(self.other)
a, b = N(1), N(2)
a.other, b.other = b, a
del a, b
print(gc.collect(), saved[0].n, saved[0].other.n)
saved.clear()
print(gc.collect())
