class D:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print('del', self.n)
def f(p, q):
    b = D('b')
    a = D('a')
    c = [p, D('in list')]
    print('return')
    return a
x = f(D('p'), D('q'))
print('got', x.n)
x = None
f(D('p2'), None)
print('end')
