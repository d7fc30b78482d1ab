kept = []
class R:
    def __init__(self, n):
        self.n = n
        self.load = [n]
    def __del__(self):
        print('del', self.n)
        kept.append(self)
r = R(1)
del r
print(kept[0].n, kept[0].load)
kept.clear()
print('second time nothing')
