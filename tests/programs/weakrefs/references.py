import _weakref as weakref
import gc, sys
class C:
    pass
c = C()
r1 = weakref.ref(c)
r2 = weakref.ref(c)
r3 = weakref.ref(c, lambda r: print('cb3', r is r3))
r4 = weakref.ref(c, lambda r: print('cb4', r is r4, r()))
print(r1 is r2, r1 is r3, r3 is r4)
print(r1 == r3, r3 == r4)
print(weakref.getweakrefcount(c), len(weakref.getweakrefs(c)))
d = C()
print(weakref.ref(d) == r1, weakref.ref(d) is r1)
p1, p2 = weakref.proxy(c), weakref.proxy(c)
print(p1 is p2, weakref.getweakrefcount(c))
print(hash(r1) == hash(c), hash(r3) == hash(r1))
print(sys.getrefcount(c), sys.getsizeof(r1))
del c
print(r1 == r3, r1 is r2, r1 == r1)
print(hash(r1) == hash(r3))
try:
    hash(r4)
except TypeError as e:
    print(e)
for o in [5, 'x', (1,), [1], {}, None, r1, print, C, gc]:
    try:
        r = weakref.ref(o)
        print(type(o).__name__, r() is o)
    except TypeError as e:
        print(e)
class Node: pass
a, b = Node(), Node()
a.b, b.a = b, a
def cb(r): print('dead', r())
ra = weakref.ref(a, cb)
rb = weakref.ref(b, cb)
a.own = weakref.ref(b, lambda r: print('never'))
del a, b
print(gc.collect())
print(ra(), rb())
def f(): pass
rf = weakref.ref(f, cb)
del f
