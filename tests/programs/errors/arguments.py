def f(a, b, *, c):
    return a, b, c
for args, kw in (((1,), {}), ((1, 2), {}), ((1, 2, 3), {}), ((1, 2), {'d': 1})):
    try:
        f(*args, **kw)
    except TypeError as e:
        print(e)
f(1, 2, c=3, a=4)
