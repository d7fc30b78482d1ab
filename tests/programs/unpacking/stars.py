a, *b, c = range(6)
print(a, b, c)
*x, y = 'hello'
print(x, y)
h, *t = [1]
print(h, t)
(p, *q), *r = [(1, 2, 3), 4, 5]
print(p, q, r)
for f, *g in [(1, 2, 3), (4,)]: print(f, g)
try:
    a, *b, c, d = (1, 2)
except ValueError as e: print(e)
try:
    a, b = (i for i in range(3))
except ValueError as e: print(e)
try:
    *a, = 5
except TypeError as e: print(e)
try:
    a, b, *c = [1]
except ValueError as e: print(e)
first, *mid, last = [1, 2, 3, 4, 5]
def show(*args, **kw): print(args, kw)
show(*[1, 2], *(3,), **{'a': 1}, b=2)
show(*range(3), x=1, **{'y': 2})
show(**{})
l = [*'ab', *[1]]; print(l)
t = (*l, 9); print(t)
d = {**{'a': 1}, 'b': 2, **{'a': 3}}; print(d)
try: show(**{'a': 1}, **{'a': 2})
except TypeError as e: print(e)
try: show(*5)
except TypeError as e: print(e)
try: show(**5)
except TypeError as e: print(e)
try: show(**{1: 2})
except TypeError as e: print(e)
print(*[1, 2], sep='-')
print(max(*[3, 4]), int(*['7']), str(*[]))
