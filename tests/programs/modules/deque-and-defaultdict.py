from collections import deque, defaultdict
d = deque([1, 2, 3], maxlen=5)
d.append(4); d.appendleft(0); d.append(9)
print(d, len(d), d[0], d[-1], 3 in d, list(d), d == deque([1,2,3,4,9]))
d.rotate(2); print(d); d.pop(); d.popleft(); print(d)
e = deque(range(200)); e.rotate(77); print(e[5], sum(e)); e.clear(); print(e, bool(e))
try:
    e.pop()
except IndexError as x: print(x)
dd = defaultdict(list)
dd['a'].append(1); dd['b']; print(dd, dd['a'], len(dd))
try:
    defaultdict(None)['x']
except KeyError as x: print('KeyError', x)
c = defaultdict(int)
for ch in 'hello': c[ch] += 1
print(dict(c), c)
import sys
print(sys.getsizeof(deque()), sys.getsizeof(defaultdict(list)), sys.getsizeof(deque(range(100))))
for x in reversed(deque('abc')): print(x)
