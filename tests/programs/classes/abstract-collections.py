import collections.abc as c, weakref
for n in c.__all__: print(n, getattr(c,n), sorted(getattr(c,n).__abstractmethods__))
print([isinstance([], getattr(c,n)) for n in c.__all__ if n != 'ByteString'])
print([isinstance({}.items(), getattr(c,n)) for n in c.__all__ if n != 'ByteString'])
print([isinstance((i for i in []), getattr(c,n)) for n in c.__all__ if n != 'ByteString'])
class S(c.Sequence):
    def __len__(self): return 3
    def __getitem__(self, i): return (1,2,3)[i]
match S():
    case [a,b,d]: print(a,b,d)
    case _: print('no')
print(list(reversed(S())), S().index(2), S().count(3), 2 in S())
class M(c.MutableMapping):
    def __init__(s): s.d={}
    def __getitem__(s,k): return s.d[k]
    def __setitem__(s,k,v): s.d[k]=v
    def __delitem__(s,k): del s.d[k]
    def __iter__(s): return iter(s.d)
    def __len__(s): return len(s.d)
m=M(); m.update(a=1,b=2); print(list(m.values()), m.keys()&{'a'}, m.pop('a'), m.setdefault('z',3), m.popitem(), dict(m))
match m:
    case {'z':z}: print(z)
    case {}: print('map')
class T(c.MutableSet):
    def __init__(s,i=()): s.d=list(dict.fromkeys(i))
    def __contains__(s,k): return k in s.d
    def __iter__(s): return iter(s.d)
    def __len__(s): return len(s.d)
    def add(s,v):
        if v not in s.d: s.d.append(v)
    def discard(s,v):
        if v in s.d: s.d.remove(v)
    def __repr__(s): return f'T{s.d}'
a,b=T([1,2,3]),T([2,3,4])
print(a&b,a|b,a-b,a^b,a<=b,a<b,a==T([3,2,1]),{1}|a, {1,9}-a, [1,5]-b, a.isdisjoint(b), T([1])<a)
a^=b; print(a); a|={7}; a-=[7]; a&=[1]; print(a)
print(c.Iterable[int], c.Callable[[int],str], c.Mapping[str,int])
try: c.Sequence()
except TypeError as e: print(e)
try: a<=[1]
except TypeError as e: print(e)
print(isinstance(weakref.WeakValueDictionary(), c.MutableMapping))
