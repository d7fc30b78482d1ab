class CM:
    def __init__(self, n): self.n = n
    def __enter__(self): print('enter', self.n); return self.n
    def __exit__(self, t, v, tb): print('exit', self.n, t, v, tb is None); return self.n == 2
with CM(1) as a, CM(2) as b:
    print(a, b)
    raise KeyError('k')
with CM(2):
    with CM(3): 1/0
def f():
    with CM(5): return 'ret'
print(f())
def gw():
    with CM(6) as c: yield c
for v in gw(): print(v)
try:
    with 3: pass
except TypeError as e: print(e)
