import time, math
from functools import wraps
def timer(f):
    @wraps(f)
    def w(*a, **k):
        t = time.perf_counter(); r = f(*a, **k); e = time.perf_counter() - t
        assert e >= 0
        return r
    return w
@timer
def fact(n): return 1 if n < 2 else n * fact(n - 1)
print(fact(20))
class Temperature:
    def __init__(self, celsius=0): self._c = celsius
    celsius = property(lambda s: s._c, lambda s, v: setattr(s, '_c', v), doc='in C')
    @property
    def fahrenheit(self): return self._c * 1.8 + 32
t = Temperature(25); t.celsius = 30
print(t.fahrenheit, Temperature.celsius.__doc__)
try: t.fahrenheit = 5
except AttributeError as e: print(e)
class Money:
    def __init__(self, amount, currency='EUR'):
        self.amount = round(amount, 2); self.currency = currency
    def __add__(self, o):
        if not isinstance(o, Money): return NotImplemented
        if o.currency != self.currency: raise ValueError(f'cannot add {o.currency} to {self.currency}')
        return Money(self.amount + o.amount, self.currency)
    def __repr__(self): return f'{type(self).__qualname__}({self.amount:.2f}, {self.currency!r})'
    def __eq__(self, o): return (self.amount, self.currency) == (o.amount, o.currency) if isinstance(o, Money) else NotImplemented
    def __hash__(self): return hash((self.amount, self.currency))
    def __int__(self): return int(self.amount)
    def __float__(self): return float(self.amount)
    def __round__(self, n=0): return Money(round(self.amount, n), self.currency)
    def __index__(self): return int(self.amount)
m = Money(10.456) + Money(1)
print(m, int(m), float(m), round(m, 1), m == Money(11.46), m == 5, {m: 1}, [0] * 20 and list(range(20))[m], hex(m))
for bad in (lambda: m + 5, lambda: 5 + m, lambda: m + Money(1, 'USD'), lambda: m < m, lambda: m['x'], lambda: len(m), lambda: m(), lambda: iter(m), lambda: m @ m, lambda: -m):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
class Matrix2:
    def __init__(self, rows): self.rows = rows
    def __matmul__(self, o): return Matrix2([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __repr__(self): return repr(self.rows)
    def __imatmul__(self, o): self.rows = (self @ o).rows; return self
    def __getitem__(self, key):
        if isinstance(key, tuple): i, j = key; return self.rows[i][j]
        return self.rows[key]
    def __contains__(self, x): return any(x in r for r in self.rows)
    def __iter__(self): return (x for r in self.rows for x in r)
    def __reversed__(self): return reversed(self.rows)
    def __len__(self): return len(self.rows)
    def __delitem__(self, i): del self.rows[i]
M = Matrix2([[1, 1], [1, 0]]); R = M
for _ in range(10): R = R @ M
print(R, R[0, 1], R[1], 89 in R, list(M), list(reversed(M)), len(M), [*M])
M @= M; del M[0]; print(M)
class Ctx:
    depth = 0
    def __enter__(self): Ctx.depth += 1; print('in', Ctx.depth); return self
    def __exit__(self, t, v, tb): print('out', Ctx.depth, t and t.__name__); Ctx.depth -= 1; return t is ValueError
with Ctx() as a, Ctx():
    print('body')
with Ctx():
    raise ValueError('swallowed')
try:
    with Ctx(): raise KeyError('through')
except KeyError as e: print('caught', e)
def gen_ctx():
    try: yield 1; yield 2
    except GeneratorExit: print('closed'); raise
    finally: print('fin')
for v in gen_ctx():
    print(v); break
print(time.sleep(0.01), math.isclose(time.time() - time.time(), 0, abs_tol=1))
while True:
    try: n = int('x')
    except ValueError: print('bad'); break
    finally: print('always')
for i in range(3):
    if i == 5: break
else: print('no break')
x = 10; r = 'big' if x > 5 else 'small'; print(r, 1 < x < 20, not x, x and 'yes', None or 'dflt', x == 10 != 5)
assert x < 5, f'x is {x}'
