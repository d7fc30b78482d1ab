import weakref, gc, sys, copy
class O:
    def __init__(s, n): s.n = n
    def __repr__(s): return f'O{s.n}'
    def m(self): return self.n
a, b, c = O(1), O(2), O(3)
s = weakref.WeakSet([a, b, c])
print(len(s), a in s, 5 in s, sorted(x.n for x in s))
del a
print(len(s), sorted(x.n for x in s))
t = weakref.WeakSet([b])
print(s == t, t <= s, t < s, s > t, s >= t, s.isdisjoint(t), len(s | t), len(s & t), len(s - t), len(s ^ t))
t |= s; print(len(t)); t -= [b]; print(len(t)); t &= s; print(len(t)); t ^= s; print(len(t), list(t))
t ^= t; print(len(t))
it = iter(s); x = next(it); del b, c, x; print(len(s), len(s.data), len(s._pending_removals)); del it; print(len(s), len(s.data))
try: s.pop(); s.pop(); s.pop()
except KeyError as e: print(e)
try: s.add(5)
except TypeError as e: print(e)
k = [O(i) for i in range(4)]
d = weakref.WeakKeyDictionary({o: o.n for o in k})
print(len(d), d[k[0]], d.get(k[1]), d.get(O(9), 'x'), k[2] in d, 5 in d, list(d.values()))
print(d.pop(k[0]), len(d), d.setdefault(k[0], 'new'), list(d.items()))
i = iter(d); next(i); e = k.pop(1); del e; gc.collect(); print(len(d), len(d.data)); del i; print(len(d), len(d.data))
try: d[5] = 1
except TypeError as e: print(e)
try: d[O(4)]
except KeyError as e: print('key')
print(d | {k[0]: 'z'} == {k[0]: 'z', k[1]: 2, k[2]: 3}, len(d.copy()), type(d.copy()).__name__, len(d.keyrefs()))
while d: print(d.popitem()[1])
try: d.popitem()
except KeyError as e: print(e)
v = weakref.WeakValueDictionary(x=k[0], y=k[1]); v['z'] = k[2]
print(dict(v), list(v), list(v.items()), list(v.values()), len(v.valuerefs()), 'x' in v, v.get('q', 1), sys.getsizeof(v))
del k[2]; print(dict(v), len(v), sys.getrefcount(k[0]))
try: v['z']
except KeyError as e: print(repr(e))
try: v['n'] = None
except TypeError as e: print(e)
print(v.pop('x'), v.pop('x', 7), v.setdefault('x', k[0]), len(v))
print(v == {'x': k[0], 'y': k[1]}, (v | {'w': k[0]}) == {}, type({} | v).__name__, copy.copy(v) == v)
v |= {'u': k[0]}; print(len(v)); v.clear(); print(len(v), repr(v)[:23])
o = O(7); w = weakref.WeakMethod(o.m); print(w()(), w == weakref.WeakMethod(o.m), hash(w) == hash(weakref.ref(o)), w != weakref.WeakMethod(o.m))
w2 = weakref.WeakMethod(o.m, lambda r: print('cb', r is w2)); del o; print(w(), w == w2, w == w)
try: weakref.WeakMethod(5)
except TypeError as e: print(e)
o = O(8); f = weakref.finalize(o, print, 'fin', 1, sep='-'); print(f.alive, f.atexit, f.peek() == (o, print, ('fin', 1), {'sep': '-'}))
f.atexit = False; print(f.atexit); del o; print(f.alive, f.atexit, f.peek(), f.detach(), f(), repr(f)[-6:])
o = O(8); f = weakref.finalize(o, print, 'never'); print(f.detach()[2], f.alive); 
fs = [weakref.finalize(o, lambda i=i: print('exit', i)) for i in range(3)]; fs[1].atexit = False
print(issubclass(weakref.WeakKeyDictionary, dict), weakref.WeakSet[int], weakref.getweakrefcount(o))
