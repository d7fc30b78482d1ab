import functools
import time


def log(prefix='LOG'):
    def decorate(func):
        @functools.wraps(func)
        def inner(*args, **kwargs):
            shown = ', '.join([repr(a) for a in args] + [f'{k}={v!r}' for k, v in kwargs.items()])
            result = func(*args, **kwargs)
            print(f'[{prefix}] {func.__name__}({shown}) -> {result!r}')
            return result
        return inner
    return decorate


def memo(func):
    cache = {}

    def inner(*args):
        if args not in cache:
            cache[args] = func(*args)
        return cache[args]
    inner.cache = cache
    return inner


class Retry:
    def __init__(self, times):
        self.times = times

    def __call__(self, func):
        def inner(*args):
            for attempt in range(1, self.times + 1):
                try:
                    return func(*args)
                except ValueError as e:
                    print('attempt', attempt, 'failed:', e)
            raise RuntimeError('gave up')
        return inner


@log()
def add(a, b=2, *rest, scale=1):
    """Adds."""
    return (a + b + sum(rest)) * scale


@log('MEMO')
@memo
def slow(n):
    return n ** 3


state = {'n': 0}


@Retry(3)
def flaky(limit):
    state['n'] += 1
    if state['n'] < limit:
        raise ValueError(f'only {state["n"]}')
    return 'ok'


add(1)
add(1, 5, 6, scale=10)
slow(3)
slow(3)
print(flaky(3), add.__name__, add.__doc__)
try:
    flaky(100)
except RuntimeError as e:
    print(e)


class Temp:
    def __init__(self, c):
        self._c = c

    @property
    def f(self):
        return self._c * 9 / 5 + 32

    @f.setter
    def f(self, v):
        self._c = (v - 32) * 5 / 9

    @f.deleter
    def f(self):
        self._c = None

    @functools.cached_property
    def slow(self):
        print('computing')
        return 42

    @staticmethod
    def freezing():
        return 0

    @classmethod
    def from_f(cls, f):
        t = cls(0)
        t.f = f
        return t


t = Temp.from_f(212)
print(t.f, t._c, t.slow, t.slow, Temp.freezing(), t.freezing())
del t.f
print(t._c)


@functools.singledispatch
def show(x):
    return f'object {x}'


@show.register
def _(x: int):
    return f'int {x}'


@show.register(list)
def _(x):
    return f'list of {len(x)}'


print(show('a'), show(5), show([1, 2]), show(True))
pow2 = functools.partial(pow, 2)
print(pow2(10), pow2.args, functools.partial(int, base=2)('101'))


def compose(*fs):
    return functools.reduce(lambda f, g: lambda x: f(g(x)), fs)


print(compose(str, abs, lambda x: x - 10)(3))
counter = iter(range(3))


def make_counter():
    count = 0

    def inc(by=1):
        nonlocal count
        count += by
        return count
    return inc


c1, c2 = make_counter(), make_counter()
print(c1(), c1(5), c2(), [f() for f in [lambda i=i: i for i in range(3)]], [f() for f in [lambda: i for i in range(3)]])
start = time.perf_counter()
print(time.perf_counter() - start >= 0)
add('x')
