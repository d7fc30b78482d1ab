from collections import *
import collections, collections.abc, copy, sys
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
od = OrderedDict([('a', 1), ('b', 2), ('c', 3)])
od.move_to_end('a'); print(od, list(reversed(od))); od.move_to_end('c', last=False); print(od)
print(od.popitem(), od.popitem(last=False), od, od == {'b': 2}, od != {'b': 2}, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1))
t(lambda: OrderedDict().popitem()); t(lambda: od.move_to_end('zz')); t(lambda: od['q'])
od['self'] = od; print(od); del od['self']
print(od | {'z': 1}, {'y': 0} | od, od.copy(), copy.copy(od), copy.deepcopy(od), OrderedDict.fromkeys('ab', 0), OrderedDict())

od |= {'k': 9}; print(od, od.pop('k'), od.setdefault('m'), [*od.items()], [*reversed(od.values())])
class MyOD(OrderedDict): pass
print(MyOD(a=1), MyOD(a=1).copy(), type(MyOD(a=1) | {}))
P = namedtuple('P', 'x y z', defaults=(7,))
p = P(1, y=2)
print(p, p._asdict(), p._replace(x=5), P._fields, P._field_defaults, P._make([1, 2, 3]), p.x, p[1], P.__doc__, P.__new__.__defaults__)
for f in (lambda: P(), lambda: P(1, 2, 3, 4), lambda: P(1, x=2), lambda: P(1, q=1), lambda: P._make([1]), lambda: p._replace(q=1), lambda: setattr(p, 'x', 1), lambda: setattr(p, 'new', 1), lambda: delattr(p, 'x'),
          lambda: namedtuple('A', 'a a'), lambda: namedtuple('A', 'a _b'), lambda: namedtuple('A', 'class'), lambda: namedtuple('1', 'a'), lambda: namedtuple('A', 'a', defaults=[1, 2]), lambda: namedtuple('A', 'a-b')): t(f)
print(namedtuple('R', 'a class _x a 1', rename=True)._fields, P.__module__, P.__name__, P.__qualname__, P.x.__doc__, p.__getnewargs__(), copy.copy(p), p == (1, 2, 7), hash(p) == hash((1, 2, 7)), P.__match_args__, P.__slots__)
match p:
    case P(a, b): print(a, b)
class Q(P):
    def total(self): return sum(self)
print(Q(1, 2), Q(1, 2).total(), Q(1, 2)._replace(x=9), namedtuple('E', '')(), sys.getsizeof(p), P(1,2,3) < P(1,2,4))
c = Counter('abracadabra'); d = Counter(a=3, z=1)
print(c, c.most_common(2), c['q'], c + d, c - d, c | d, c & d, +c, -Counter(a=-2), c.total(), sorted(c.elements()), c == d, c != d, d <= c, d < c, Counter(a=1) <= c, c >= Counter(), c > Counter())
c.subtract('aab'); print(c); c.update({'a': 2}, z=3); print(c); c += d; print(c); c -= Counter(a=100); print(c); c |= Counter(z=9); print(c); c &= Counter(z=3); print(c, c.copy()); c += {'r': 1}; print(c)
del c['nope']; t(lambda: Counter.fromkeys('a')); t(lambda: c + 1); t(lambda: c < 1); t(lambda: hash(c)); print(Counter({'a': 'x', 'b': 1}), Counter(), Counter([1, 1, 2]), c == {'z': 3}, Counter(a=0) == Counter(), c.get('no'), c.pop('z'), Counter(5 for _ in 'ab'))
t(lambda: Counter(5)); t(lambda: Counter('ab', 'c'))
m = ChainMap({'a': 1}, {'b': 2, 'a': 9}, {'c': 3})
print(m, m['a'], m['b'], list(m), len(m), 'c' in m, m.get('zz', 0), dict(m), m.maps, m.parents, m.new_child({'n': 1}), m.new_child(k=2), bool(ChainMap()), ChainMap())
m['c'] = 100; del m['a']; print(m, m.pop('c'), m)
for f in (lambda: m['no'], lambda: m.pop('no'), lambda: m.popitem(), lambda: m.__delitem__('x'), lambda: ChainMap.fromkeys('ab', 1), lambda: m | {'b': 5}, lambda: {'q': 1} | m, lambda: m | 5, lambda: m == {'a': 9, 'b': 2, 'c': 3}, lambda: m.copy() is m, lambda: list(m.items())): t(f)
m |= {'w': 1}; print(m); m.clear(); print(m, m.setdefault('i', 3), m)
class UD(UserDict):
    def __missing__(self, k): return f'no {k}'
u = UD({'a': 1}, b=2); u.extra = 5
print(u, u['zz'], 'zz' in u, u.get('zz'), len(u), u | {'c': 3}, {'q': 0} | u, copy.copy(u).extra, u.copy().extra, u.pop('a'), u, u == {'b': 2}, list(u), UserDict.fromkeys('ab'), type(u.copy()))
u |= {'x': 1}; print(u.data, repr(u), u.items()); t(lambda: UserDict()['k']); t(lambda: UserDict({})|5)
l = UserList([3, 1, 2]); l.sort(); print(l, l + [4], [0] + l, l * 2, 2 * l, l[0], l[1:], type(l[1:]), l == [1, 2, 3], l < [9], 2 in l, l.index(2), l.count(2), l.copy(), list(reversed(l)), l.pop(), l)
l += (7, 8); l.extend('ab'); l.insert(0, 'f'); l.reverse(); l.remove('a'); l[0] = 'Z'; del l[1]; l *= 2; print(l, len(l), l[::2], l == UserList(l.data), isinstance(l, list)); t(lambda: hash(l)); t(lambda: l.index('none')); t(lambda: UserList(5)); l.clear(); print(l)
s = UserString('Hello'); print(s, repr(s), s + ' w', 'x ' + s, s * 2, s[1], type(s[1]), s.upper(), type(s.upper()), s.find('l'), s.split('l'), s == 'Hello', s < 'I', 'ell' in s, len(s), hash(s) == hash('Hello'), s.join(['a', 'b']), s.center(9, '*'), s.replace('l', 'L'), int(UserString('5')), s.startswith('He'), s.encode(), UserString('%s!') % 'hi', s.isalpha(), s.index('e'), s.count('l'), list(s), s.partition('l'), s.title(), UserString(5))
t(lambda: s.nothing)
print(isinstance(deque(), collections.abc.MutableSequence), isinstance(l, collections.abc.MutableSequence), issubclass(Counter, dict), Counter.__mro__[1:])
match l:
    case []: print('seq')
match m:
    case {'i': i}: print('map', i)
