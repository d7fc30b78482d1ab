import sys
for thing in (None, True, 1, 256, '', 'a', (), int, list):
    print(sys.getrefcount(thing) > 4000000000)
big = 1000 * 1000
print(sys.getrefcount(big))
