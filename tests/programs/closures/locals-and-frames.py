import sys
def f(a, b=2):
    c = a + b
    print(locals())
    d = 4
    def g(): return c, a
    del d
    print(list(locals()) , locals() is locals())
    return sys._getframe()
fr = f(1)
class K:
    x = 1
    print(list(locals()))
    y = [locals()['v'] for v in (1,)]
print(K.y)
def outer():
    z = 1
    class L:
        z = z
        w = z + 1
        def m(self): return z
    return L
try: print(outer().w)
except NameError as e: print(e)
def outer2():
    z = 1
    class L:
        w = z + 1
        def m(self): return z
    return L
print(outer2().w)
def chain():
    def inner():
        f = sys._getframe()
        names = []
        while f:
            names.append((f.f_code.co_name, f.f_lineno))
            f = f.f_back
        return names
    return inner()
print(chain())
def gen():
    v = 1
    yield sys._getframe().f_back.f_code.co_name
    v = 2
    yield
g = gen(); print(next(g), g.gi_frame.f_locals, g.gi_frame.f_lineno, g.gi_frame.f_back)
next(g); print(g.gi_frame.f_locals, g.gi_frame.f_lineno)
fr = g.gi_frame
del g
print(fr.f_locals, fr.f_lineno)
try:
    chain(1)
except TypeError as e:
    print(e.__traceback__.tb_lineno, e.__traceback__.tb_next, e.__traceback__.tb_frame is sys._getframe())
print(sys.getrefcount(fr))
