import random
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for seed in (1, 'abc', b'xyz', 2.5, -7, 10**30, True):
    random.seed(seed); print(random.random(), random.getrandbits(70), random.randint(1, 6))
for v in ('abc', b'abc', ''): random.seed(v, version=1); print(random.random())
r = random.Random(42)
print([r.randrange(3, 30, 4) for _ in range(5)], [r.randrange(30, 3, -4) for _ in range(5)], r.randrange(7), r.randint(-3, 3), r.choice('abc'), r.randbytes(5))
x = list(range(10)); r.shuffle(x); print(x, r.sample(range(1000), 5), r.sample(range(20), 12), r.sample('abcde', 5), r.sample([1, 2, 3], counts=[5, 0, 4], k=4), r.sample(range(10**6), 30)[:4])
print(r.choices('abc', k=5), r.choices('abc', [1, 2, 7], k=5), r.choices('abc', cum_weights=[1, 2, 10], k=5))
for f in (lambda: r.uniform(1, 5), r.triangular, lambda: r.triangular(1, 5, 2), lambda: r.triangular(1, 1, 1), r.normalvariate, lambda: r.gauss(1, 2), lambda: r.gauss(1, 2), lambda: r.lognormvariate(0, 1), lambda: r.expovariate(2), r.expovariate, lambda: r.vonmisesvariate(1, 2), lambda: r.vonmisesvariate(0, 0), lambda: r.gammavariate(2, 3), lambda: r.gammavariate(.4, 3), lambda: r.gammavariate(1, 3), lambda: r.betavariate(.5, 2), lambda: r.paretovariate(3), lambda: r.weibullvariate(1, 2), lambda: r.binomialvariate(10, .3), lambda: r.binomialvariate(1000, .3), lambda: r.binomialvariate(1000, .9), lambda: r.binomialvariate(), lambda: r.binomialvariate(5, 0), lambda: r.binomialvariate(5, 1.0)):
    print([f() for _ in range(6)])
s = r.getstate(); a = r.random(); r.setstate(s); print(a == r.random(), s[0], len(s[1]), s[2])
for f in (lambda: r.randrange(0), lambda: r.randrange(5, 5), lambda: r.randrange(5, 1, 2), lambda: r.randrange(1, 5, 0), lambda: r.randrange(5, step=2), lambda: r.randint(5, 1), lambda: r.choice([]), lambda: r.sample({1}, 1), lambda: r.sample([1], 2), lambda: r.choices([], k=1), lambda: r.choices([1], [0]), lambda: r.choices([1], [1], cum_weights=[1]), lambda: r.choices([1, 2], [1]), lambda: r.choices('ab', 2), lambda: r.randrange(1.5), lambda: r.seed([]), lambda: r.binomialvariate(-1), lambda: r.binomialvariate(3, 2), lambda: r.gammavariate(0, 1), lambda: r.setstate((9,)), lambda: r.choices([1], [float('inf')])): t(f)
class R(random.Random):
    def random(self): return 0.25
print(R().randrange(100), R().choice('abcd'), R().random(), R().getrandbits(3) >= 0, sorted(random.__all__)[:5])
import copy; q = copy.copy(r); print(q.random() == r.random())
random.seed(3); print(random.choice([1, 2, 3]), random.sample(range(5), 2), random.gauss(0, 1), random.shuffle([]))
