import sys
print(list(enumerate('abc')), list(enumerate([1,2], 5)), list(enumerate([1], start=2**70)))
e = enumerate([[], 1, 2]); print(next(e), next(e), next(e, 'x'), next(e, 'end'))
print(list(zip([1,2,3],'ab')), list(zip()), list(zip([1])), list(zip([1,2],[3,4],[5,6],strict=True)))
for bad in (([1],[1,2]),([1,2],[1]),([],[],[1]),([1],[1],[])):
    try: print(list(zip(*bad, strict=True)))
    except ValueError as x: print(x)
print(list(map(str,[1,2,3])), list(map(lambda a,b:a+b,[1,2],[10,20,30])), list(filter(None,[0,1,'',2])), list(filter(lambda x:x%2,range(9))))
print(list(reversed([1,2,3])), list(reversed((1,2))), list(reversed('abc')), list(reversed(range(5))), list(reversed({1:2,3:4})), list(reversed({1:2,3:4}.items())), list(reversed({1:2}.values())))
class G:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i*i
    def __len__(self): return 4
print(list(G()), list(reversed(G())), 9 in G(), tuple(G()))
n=[0]
def f():
    n[0]+=1; return n[0]
print(list(iter(f,5)), sum(iter(f, 9)))
print(sorted([3,1,2]), sorted('hello', reverse=True), sorted([(1,'b'),(0,'c')], key=lambda t:t[1]))
print(min(3,1,2), max([1,5,2]), min([], default=7), max('abc', key=lambda c:-ord(c)), min((2,'b'),(1,'c')), max([1,2,3],key=lambda x:x%3))
print(sum([1,2,3]), sum([0.1]*10), sum([[1],[2]],[]), sum((1,2.5,True)), sum([2**62,2**62,1.5]), sum([],5), sum([1],start=10))
print(any([0,'',3]), all([1,2]), any([]), all([]))
x=[1,2,3]; it=iter(x); next(it); print(it.__length_hint__(), sys.getrefcount(x)); print(list(it)); print(sys.getrefcount(x))
a=object()
for i,o in enumerate([a,a]): print(i, sys.getrefcount(a))
for p in zip([a],[a]): print(sys.getrefcount(a))
z=zip([1,2],[3,4]); t1=next(z); i1=id(t1); print(t1); del t1; t2=next(z); print(id(t2)==i1)
print(sys.getsizeof(enumerate([])), sys.getsizeof(zip()), sys.getsizeof(map(len,[])), sys.getsizeof(filter(None,[])), sys.getsizeof(reversed([])), sys.getsizeof(reversed(())), sys.getsizeof(iter(f,1)), sys.getsizeof(iter(set())), sys.getsizeof(slice(1)))
for i in range(10**20, 10**20+3): print(i)
print(list(range(10,0,-3)), list(reversed(range(10,0,-3))))
d={'a':1,'b':2}
for k,v in d.items(): print(k,v)
try:
    for k in d: d[k+k]=1
except RuntimeError as x: print(x)
b=[1]; b.extend(b); print(b); b.extend(map(str,b[:])); print(b)
print([*map(str,range(3))], {*zip('ab',[1,2])} == {('a',1),('b',2)}, dict(zip('ab',[1,2])))
print(*enumerate('ab'))
try: list(zip([1],5))
except TypeError as x: print(x)
class It:
    def __init__(s): s.n=0
    def __iter__(s): return s
    def __next__(s):
        s.n+=1
        if s.n>3: raise StopIteration
        return s.n
    def __length_hint__(s): return 2
l=list(It()); print(l, sys.getsizeof(l)); print(max(It()), min(It()), sum(It()), sorted(It(),reverse=True), list(zip(It(),It())), 2 in It())
