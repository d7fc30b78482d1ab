import gc

class D:
    def __del__(self): print('del', end=' ')
def gen():
    try:
        d = D(); yield 1
    finally: print('finally', end=' ')
g = gen(); next(g); del g; print()
g = gen(); del g; print('not started')
def cyc():
    def gg():
        me = it; yield me
    it = gg(); next(it)
cyc(); print(gc.collect(), 'collected')
