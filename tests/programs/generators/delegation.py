import sys
def g():
    yield 1
    yield 2
x=g(); next(x); x.close(); print(x.gi_frame, x.gi_running, x.gi_suspended)
try: next(x)
except StopIteration: print('stop')
y=g(); y.close(); print(y.gi_frame)
def h():
    yield from g()
z=h(); next(z); print(z.gi_yieldfrom is not None, z.gi_yieldfrom.gi_code.co_name)
print(z.gi_running, z.gi_suspended, z.__name__, z.__qualname__)
try:
    z.throw(ValueError('a'))
except ValueError as e:
    print(e)
def inner():
    try:
        yield 1
    except KeyError as e:
        got = yield repr(e)
        return got
class Plain:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration('plain')
        return self.n
def outer():
    print('inner gave', (yield from inner()))
    print('plain gave', (yield from Plain()))
    print('list gave', (yield from [7]))
o = outer()
print(next(o), o.throw(KeyError('k')), o.send('sent'), next(o), next(o))
try:
    o.send(3)
except AttributeError as e:
    print(e)
