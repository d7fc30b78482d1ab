import gc
class N:
    pass
gc.collect()
print(gc.get_debug(), gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK)
def make():
    a = N(); b = N()
    a.b = b; b.a = a
make()
gc.set_debug(gc.DEBUG_SAVEALL)
print(gc.collect(), len(gc.garbage))
print([type(x).__name__ for x in gc.garbage])
print(gc.collect())
gc.garbage.clear()
gc.set_debug(0)
print(gc.collect(), len(gc.garbage))
log = []
def cb(phase, info):
    log.append((phase, info['generation'], info['collected'], info['uncollectable']))
gc.callbacks.append(cb)
make()
gc.collect()
gc.collect(0)
gc.callbacks.remove(cb)
print(log)
make()
print(gc.get_freeze_count())
gc.freeze()
n = gc.get_freeze_count()
print(n > 0, gc.get_count()[0] < 5, gc.collect())
gc.unfreeze()
print(gc.get_freeze_count(), gc.collect())
for s in gc.get_stats()[:1]:
    print(list(s))
    break
for bad in [3, -1]:
    try:
        gc.get_objects(bad)
    except ValueError as e:
        print(e)
    try:
        gc.collect(bad)
    except ValueError as e:
        print(e)
try:
    gc.collect('x')
except TypeError as e:
    print(e)
try:
    gc.set_threshold('x')
except TypeError as e:
    print(e)
x = N()
l = [x]
print(len(gc.get_referrers(x)), l in gc.get_referrers(x))
print(gc.get_referents(l, (1, x)) == [x, x, 1])
class D:
    def __del__(self):
        1 / 0
def make2():
    d = D()
    d.me = d
make2()
gc.set_debug(gc.DEBUG_COLLECTABLE)
gc.collect()
gc.set_debug(0)
def bad(phase, info):
    raise KeyError(phase)
gc.callbacks.append(bad)
gc.collect(1)
