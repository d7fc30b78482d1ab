class D:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print('del', self.n)
    def __eq__(self, other):
        print('eq', self.n)
        return False
    def __lt__(self, other):
        print('lt', self.n, other.n)
        return self.n < other.n
    def __str__(self):
        return 'D' + str(D2(self.n))
class D2:
    def __init__(self, n):
        self.n = n
    def __str__(self):
        return str(self.n)
    def __del__(self):
        print('del2')
print(D(1) in [D(2), D(3)])
print(min([D(5), D(4), D(6)]).n)
print(str(D(7)), [D(8)].count(D(9)))
print(len([D(10), D(11)]), [D(12)][0].n)
l = [D(2), D(1)]
l.sort()
print(l[0].n)
l.sort(key=lambda d: D(-d.n))
