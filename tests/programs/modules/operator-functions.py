import operator as o
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(sorted(o.__all__))
class L:
    def __length_hint__(s): return 7
class N:
    def __length_hint__(s): return NotImplemented
class Bad:
    def __length_hint__(s): return -1
for f in (lambda: o.length_hint(L()), lambda: o.length_hint(N(), 3), lambda: o.length_hint(Bad()), lambda: o.length_hint(5, 2), lambda: o.length_hint([1]), lambda: o.length_hint(iter([1,2])), lambda: o.length_hint([], 'x'), lambda: o.index(1.5), lambda: o.index(True), lambda: o.abs(-3), lambda: o.__add__(1, 2), lambda: o.__and__(6, 3), lambda: o.__not__(0), lambda: o.call(max, 1, 2), lambda: o.__call__(len, 'ab'), lambda: o.iadd([1], [2]), lambda: o.__iadd__([1], (2,)), lambda: o.ior({1}, {2}), lambda: o.itemgetter(1, -1)('abc'), lambda: o.attrgetter('real', 'imag')(3), lambda: o.attrgetter('__class__.__name__')(3), lambda: o.methodcaller('split', 'b')('abc'), lambda: o.indexOf('abc', 'c'), lambda: o.indexOf('abc', 'x'), lambda: o.countOf([1, 1, 2], 1), lambda: o.concat([1], [2]), lambda: o.matmul(1, 2), lambda: o.truth([]), lambda: o.is_not(1, 2), lambda: o.contains([1], 1), lambda: o.itemgetter(slice(1))('abc'), lambda: o.itemgetter(), lambda: o.add, lambda: o.itemgetter(1), lambda: o.attrgetter('a', 'b.c'), lambda: o.methodcaller('f', 1, k=2), lambda: o.floordiv(7, 2), lambda: o.mod(7, 0), lambda: o.pow(2, 3), lambda: o.inv(5), lambda: o.add(1), lambda: o.concat(1, 2)): t(f)
d = {}; o.setitem(d, 1, 2); print(d, o.getitem(d, 1)); o.delitem(d, 1); print(d)
