class D:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print('del', self.n)
x = D(1)
x = D(2)
print('rebound')
x = x
d = {'k': D(3)}
d['k'] = D(4)
class C:
    pass
c = C()
c.a = D(5)
c.a = D(6)
c.b = D(7)
del c.a
for i in [D(8), D(9)]:
    print('body', i.n)
print('after loop')
D(10)
print('end')
