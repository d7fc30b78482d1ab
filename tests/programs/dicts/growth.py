import sys
d = {}
sizes = []
for i in range(50):
    size = sys.getsizeof(d)
    if not sizes or sizes[-1] != size:
        sizes.append((i, size))
        sizes = sizes[:-1] if len(sizes) > 1 and sizes[-2][1] == size else sizes
    d['key' + str(i)] = i
print(sizes)
n = {}
steps = []
for i in range(50):
    if not steps or steps[-1] != sys.getsizeof(n):
        steps.append(sys.getsizeof(n))
    n[i] = i
print(steps)
