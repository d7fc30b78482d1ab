import sys
l = []
sizes = []
for i in range(40):
    size = sys.getsizeof(l)
    if not sizes or sizes[-1] != size:
        sizes.append(size)
    l.append(i)
print(sizes)
while l:
    l.pop()
print(sys.getsizeof(l))
