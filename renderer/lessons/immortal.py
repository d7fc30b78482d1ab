import sys

print(sys.getrefcount(2))
n = 2
copies = [n] * 1000
print(sys.getrefcount(2))
print(2 ** 32 - 1)

big = [2]
print(sys.getrefcount(big))
also = big
print(sys.getrefcount(big))
