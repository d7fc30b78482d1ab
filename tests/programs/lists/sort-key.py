words = ['pear', 'fig', 'banana', 'kiwi', 'date']
words.sort(key=len)
print(words)
words.sort(key=lambda w: w[-1], reverse=True)
print(words)
class V:
    def __init__(self, n):
        self.n = n
    def __lt__(self, other):
        return self.n < other.n
    def __repr__(self):
        return 'V%d' % self.n if False else 'V' + str(self.n)
vs = [V(3), V(1), V(2)]
vs.sort()
print(vs, min(vs), max([V(4), V(9), V(7)], default=None))
