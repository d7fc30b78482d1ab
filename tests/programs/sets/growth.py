import sys

sizes = []
s = set()
for n in range(100):
    s.add(n)
    if sys.getsizeof(s) not in sizes:
        sizes.append(sys.getsizeof(s))
        print(n + 1, sys.getsizeof(s))
for n in (0, 4, 5, 18, 19, 77):
    print(n, sys.getsizeof(set(range(n))), sys.getsizeof(frozenset(range(n))), sys.getsizeof(set(range(n)).copy()))
s.clear()
print(sys.getsizeof(s), s)
