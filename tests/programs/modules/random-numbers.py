import random
random.seed(42)
print(random.random(), random.randint(1, 100), random.choice('abcdef'), random.uniform(1, 2))
x = list(range(10)); random.shuffle(x); print(x)
print(random.sample(range(100), 5), random.choices('abc', k=5), random.gauss(0, 1), random.normalvariate(0, 1), random.getrandbits(70))
random.seed('hello'); print(random.random())
r = random.Random(7); print(r.random(), r.randrange(0, 100, 7), r.betavariate(1, 2), r.expovariate(1.5), r.triangular(0, 10, 3))
print(random.choices([1,2,3], weights=[1, 5, 2], k=6))
