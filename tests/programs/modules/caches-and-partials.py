from functools import lru_cache, cache, wraps, partial, reduce, total_ordering, cmp_to_key, cached_property, singledispatch
@lru_cache(maxsize=2)
def f(x):
    print('call', x)
    return x * 2
print(f(1), f(1), f(2), f(3), f(1), f.cache_info(), f.__name__)
@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(60), fib.cache_info())
p = partial(int, base=2)
print(p('101'), reduce(lambda a, b: a * b, [1, 2, 3, 4]))
def deco(g):
    @wraps(g)
    def inner(*a, **k):
        'x'
        return g(*a, **k)
    return inner
@deco
def hello(a, b=2):
    'doc'
    return a + b
print(hello(1), hello.__name__, hello.__doc__, hello.__wrapped__ is not hello)
@total_ordering
class V:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(V(1) <= V(2), V(1) >= V(2), V(2) > V(1), sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
class A:
    @cached_property
    def x(self):
        print('computing')
        return 5
    @lru_cache
    def m(self, y): return y + 1
a = A(); print(a.x, a.x, a.m(3), a.m(3))
@singledispatch
def show(x): return 'object'
@show.register(int)
def _(x): return 'int'
print(show('a'), show(3), show(True))
