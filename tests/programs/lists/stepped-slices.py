import sys

a=list(range(10)); a[::2]=[0]*5; print(a); del a[::3]; print(a); a[1:3]=[7,8,9,10]; print(a); a[2:2]=a; print(a); a[:]=(x for x in 'ab') if 0 else 'ab'; print(a)
a=list(range(20)); del a[15:2:-4]; print(a); del a[2:14]; print(a, sys.getsizeof(a)); a*=3; print(a, sys.getsizeof(a)); a*=0; print(a)
try: a[::2]=[1]
except ValueError as x: print(x)
a=[1,2,3,2]; print(a.index(2), a.index(2,2), a.count(2), a.index(2,-1))
try: a.index(9,1,2)
except ValueError as x: print(x)
a.insert(-100,'f'); a.insert(100,'l'); print(a, a.pop(0), a.pop(), a)
print((1,2,3,2).index(2,2), (1,2).count(2), 3 in (1,2,3), 4 in [1])
r=range(0,20,3); print(r[1:3], r[::-1], r.index(6), r.count(7), 9 in r, 10 in r, r==range(0,21,3), hash(r)==hash(range(0,21,3)), r.start, r.stop, r.step, len(r), r[-1], 6.0 in r)
print(range(0)==range(5,5), range(10**20)[5:7], 10**19 in range(10**20))
s=slice(1,10,2); print(s, s.start, s.stop, s.step, s.indices(5), slice(None,None,-1).indices(4), s==slice(1,10,2), hash(s)==hash(slice(1,10,2)), hash(slice(1,2,3)), slice(3))
class E:
    def __eq__(self,o):
        l.clear(); return False
l=[E(),E(),E()]; print(E() in l, l)
l=[E()]*3; 
try: l.remove(1)
except ValueError as x: print(x,l)
x=[1]; x[0]=x; print(x, x==x)
try: {}[[]]
except TypeError as q: print(q)
class M(dict): pass
big=[i for i in range(30)]; big[5:25]=[]; print(big, sys.getsizeof(big))
