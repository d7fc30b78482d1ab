import gc
gc.disable()
gc.collect()
l = []
l.append(l)
del l
print(gc.collect())
d = {}
d['d'] = d
t = (d,)
d['t'] = t
del d, t
print(gc.collect())
def make():
    def f():
        return f
    return None
make()
print(gc.collect())
