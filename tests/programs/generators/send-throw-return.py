import sys, gc
def count(n):
    i = 0
    while i < n:
        got = yield i
        if got: print('got', got)
        i += 1
    return 'done'
g = count(3)
print(sys.getsizeof(g), sys.getrefcount(g))
print(next(g), g.send('x'), list(g))
def outer():
    r = yield from count(2)
    print('r', r)
    try:
        x = yield 'mid'
        print('x', x)
    except ValueError as e:
        print('caught', e)
        yield 'after'
    finally:
        print('fin')
o = outer()
print(next(o), next(o), next(o))
print(o.throw(ValueError('boo')))
del o
print([v for v in count(2)], sum(i for i in range(4)), ','.join(str(c) for c in range(3)))
a, b = count(2)
print(a, b)
try:
    next(count(0))
except StopIteration as e:
    print('val', e.value)
def bad():
    yield 1
    raise StopIteration('z')
try:
    list(bad())
except RuntimeError as e:
    print(repr(e), repr(e.__cause__))
