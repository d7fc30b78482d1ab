class D:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print('del', self.n)
l = [D(1), D(2), D(3)]
del l
t = (D(4), D(5))
del t
d = {'a': D(6), 'b': D(7), 3: D(8)}
del d
print('--')
l = [D(9), D(10)]
l.clear()
l = [D(11), D(12), D(13), D(14)]
del l[1:3]
print(len(l))
d = {1: D(15), 2: D(16)}
d.clear()
l[0] = None
print('end')
