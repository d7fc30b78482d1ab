import gc
gc.disable()
gc.collect()
a = gc.get_count()
keep = [[] for _ in range(10)]
b = gc.get_count()
del keep
c = gc.get_count()
gc.collect(0)
d = gc.get_count()
gc.collect(1)
e = gc.get_count()
print(a, b, c, d, e)
print(gc.get_threshold(), gc.isenabled())
