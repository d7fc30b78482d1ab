import sys

before = sys.getrefcount(2)
n = 2
copies = [n] * 1000
after = sys.getrefcount(2)
print(before, after, 2 ** 32 - 1)

mine = [2]
count = sys.getrefcount(mine)
yours = mine
count = sys.getrefcount(mine)
