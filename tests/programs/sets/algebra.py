a = {1, 2, 3, 4}
b = {3, 4, 5}
print(a | b, a & b, a - b, a ^ b)
print(a <= b, {3} < b, a >= {1}, a == {4, 3, 2, 1}, a != b, a.isdisjoint([9]))
print(a.union([10], (11,)), a.intersection([2, 3, 77], {2}), a.difference([1], [2]), a.symmetric_difference([1, 9]))
a |= b
a &= {1, 2, 3, 9}
a ^= {2, 77}
a -= {1}
print(a)
a.update("", [5], {6: 7})
a.intersection_update([5, 6, 77])
a.difference_update([5])
a.symmetric_difference_update([6, 8])
print(a)
print(frozenset(b), hash(frozenset([1, 2, 3])), hash(frozenset((1, frozenset((2, 3))))), type(frozenset() | {1}))
print({2} in {frozenset({2})}, {frozenset({5}): 1})
for wrong in (lambda: a | [1], lambda: a < [1], lambda: set(1), lambda: set(1, 2), lambda: a.add(), lambda: a.add([])):
    try:
        wrong()
    except TypeError as error:
        print(error)
try:
    a.remove(999)
except KeyError as error:
    print(repr(error))
try:
    set().pop()
except KeyError as error:
    print(repr(error))
try:
    for x in b:
        b.add(x + 100)
except RuntimeError as error:
    print(error)
