import sys
def outer():
    data = [1]
    def read():
        return data
    def write(v):
        data.append(v)
    return read, write
r, w = outer()
w(2)
print(r(), sys.getrefcount(r()))
del w
print(sys.getrefcount(r()))
x = r()
del r
print(x, sys.getrefcount(x))
