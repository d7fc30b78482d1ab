import functools, abc
from functools import *
from typing import Union, Optional
import collections.abc as ca
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
@total_ordering
class A:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v if isinstance(o, A) else NotImplemented
    def __lt__(s, o): return s.v < o.v if isinstance(o, A) else NotImplemented
print(A(1) <= A(1), A(1) > A(2), A(2) >= A(1), A(1) < A(2)); t(lambda: A(1) <= 5); t(lambda: A(1) >= 'x')
for root, op in (('__le__', lambda a, b: a.v <= b.v), ('__gt__', lambda a, b: a.v > b.v), ('__ge__', lambda a, b: a.v >= b.v)):
    C = total_ordering(type('C', (), {'__init__': lambda s, v: setattr(s, 'v', v), '__eq__': lambda a, b: a.v == b.v, root: op}))
    print([f(C(x), C(y)) for x, y in ((1, 2), (2, 1), (1, 1)) for f in (lambda a, b: a < b, lambda a, b: a <= b, lambda a, b: a > b, lambda a, b: a >= b)])
t(lambda: total_ordering(type('N', (), {})))
@lru_cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(30), fib.cache_info(), fib.cache_parameters(), fib.__name__, fib.__wrapped__(1)); fib.cache_clear(); print(fib.cache_info())
@lru_cache(maxsize=2, typed=True)
def sq(x): return x * x
sq(1), sq(1.0), sq(2), sq(1); print(sq.cache_info(), lru_cache(-5)(len).cache_info(), cache(len).cache_parameters()); t(lambda: lru_cache('x')); t(lambda: sq([]))
class K:
    n = 0
    @cached_property
    def p(self): "doc"; self.n += 1; return self.n
k = K(); print(k.p, k.p, K.p.__doc__, k.__dict__, K.p.attrname); del k.p; print(k.p); k.p = 9; print(k.p)
class S:
    __slots__ = ()
    @cached_property
    def p(self): return 1
t(lambda: S().p); t(lambda: cached_property(len).__get__(k))
def two():
    class X:
        a = cached_property(len); b = a
t(two)
class P:
    def m(self, a, b=0, *c, **d): return (a, b, c, d)
    one = partialmethod(m, 1); kw = partialmethod(m, b=5); st = partialmethod(one, 2); pm = partialmethod(partial(m, 7), 8)
    cm = partialmethod(classmethod(lambda cls, x: (cls.__name__, x)), 3); sm = partialmethod(staticmethod(lambda x, y: (x, y)), 4)
p = P(); print(p.one(2), p.kw(1), p.st(3, z=1), p.cm(), P.cm(), p.sm(5), P.one(p, 9), P.one.__name__); t(lambda: partialmethod(5)); print(repr(P.__dict__['kw'])[:40], p.one.__self__ is p)
f = partial(int, base=2); print(f('101'), f.func, f.args, f.keywords, f, partial(f, '1').args); f.note = 1; print(f.note, f.__dict__)
@singledispatch
def show(x, *a): "doc"; return f'any {x!r}'
@show.register
def _(x: int): return f'int {x}'
@show.register(list)
def _(x): return f'list {len(x)}'
@show.register
def _(x: Union[str, bytes]): return 'text'
@show.register
def _(x: float | complex): return 'number'
@show.register
def _(x: ca.Mapping): return 'mapping'
show.register(type(None), lambda x: 'none')
print([show(v) for v in (1, True, [1], 'a', b'a', 1.5, 2j, {}, None, (1,), object)][:10], show.dispatch(bool) is show.dispatch(int), len(show.registry), show.__doc__, show.__name__)
t(lambda: show()); t(lambda: show.register(5)); t(lambda: show.register(5, len))
def bad(x: 5): pass
def bad2(x: Union[int, 'str']): pass
t(lambda: show.register(bad))
@singledispatch
def amb(x): return 'o'
amb.register(ca.Iterable, lambda x: 'it'); amb.register(ca.Container, lambda x: 'co'); amb.register(ca.Sized, lambda x: 'si')
class Z:
    def __iter__(s): pass
    def __contains__(s, x): pass
    def __len__(s): pass
t(lambda: amb(5)); amb.register(ca.Collection, lambda x: 'coll'); t(lambda: amb(Z())); t(lambda: amb([]))
class M:
    @singledispatchmethod
    def f(self, a): return ('any', a)
    @f.register
    def _(self, a: int): return ('int', a)
    @f.register(str)
    def _(self, a): return ('str', a)
    @singledispatchmethod
    @classmethod
    def c(cls, a): return (cls.__name__, a)
    @c.register
    @classmethod
    def _(cls, a: int): return (cls.__name__, 'int')
m = M(); print(m.f(1.5), m.f(1), m.f('s'), M.c('x'), m.c(1), M.f.__name__)
def deco(fn):
    @wraps(fn)
    def inner(*a): "inner"; return fn(*a)
    return inner
@deco
def g(x: int) -> str: "gdoc"; return x
print(g.__name__, g.__doc__, g.__wrapped__.__name__, g.__annotations__, g.__qualname__, g.__module__)
print(update_wrapper(partial(g, 1), g).__name__, reduce(lambda a, b: a * b, range(1, 6)), sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)), sorted(functools.__all__))
class Ab(abc.ABC):
    @abc.abstractmethod
    def f(self): pass
    g = partialmethod(f, 1)
    @singledispatchmethod
    @abc.abstractmethod
    def h(self, a): pass
print(sorted(Ab.__abstractmethods__))
