class Broken:
    def __del__(self):
        try:
            {}['k']
        except KeyError:
            raise ValueError('in del')
a = Broken()
del a
b = Broken()
def gen():
    try:
        yield 1
    finally:
        1 / 0
x = gen()
next(x)
