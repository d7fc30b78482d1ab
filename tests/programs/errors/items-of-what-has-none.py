# What neither has items to set nor to delete.
class A: pass
for o in (5, (1,), 'ab', b'a', range(3), 1.5, None, {1}, frozenset(), A(), int, print, iter([])):
    for k in (0, slice(1), 'k'):
        try: del o[k]
        except Exception as e: print(type(o).__name__, k, type(e).__name__, e)
        try: o[k] = 1
        except Exception as e: print(type(o).__name__, k, type(e).__name__, e)
