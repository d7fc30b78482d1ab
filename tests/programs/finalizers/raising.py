class D:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print('del', self.n)
def f():
    d = D('in f')
    g()
def g():
    e = D('in g')
    raise ValueError('v')
try:
    f()
except ValueError:
    print('handling')
print('after')
