import itertools as I
from itertools import *
def p(x):
    r = []
    for y in x:
        r.append(y)
    print(r)
p(islice(count(3), 5)); p(islice(count(1, 2.5), 2, 8, 2)); p(islice(cycle('abc'), 7)); p(repeat(1, 3)); p(chain('ab', [1, 2], ()))
p(product('ab', [1, 2])); p(product([0, 1], repeat=3)); p(permutations('abc')); p(permutations(range(3), 2)); p(combinations('abcd', 2)); p(combinations_with_replacement('abc', 2))
p(zip_longest([1, 2, 3], 'a', fillvalue='-')); p(accumulate([1, 2, 3, 4])); p(accumulate([3, 1, 2], max)); p(accumulate([1, 2], initial=10))
p(takewhile(lambda x: x < 3, [1, 2, 3, 1])); p(dropwhile(lambda x: x < 3, [1, 2, 3, 1])); p(filterfalse(None, [0, 1, '', 2])); p(starmap(pow, [(2, 3), (3, 2)]) if 0 else starmap(max, [(2, 3), (3, 2)]))
p(compress('abc', [1, 0, 1])); p(pairwise([1, 2, 3])); p(batched('abcdefg', 3))
for k, g in groupby('aaabbc'):
    print(k, list(g))
a, b = tee([1, 2, 3])
p(a); p(b)
print(count, type(count()))
try:
    next(iter(repeat(1, 0)))
except StopIteration:
    print('stop')
a, b = tee(range(200))
for x in a: pass
s = 0
for x in b: s += x
print(s)
