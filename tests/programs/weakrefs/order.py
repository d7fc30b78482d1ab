import _weakref, gc


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del', self.name, seen())


def say(text):
    return lambda reference: print(text, reference())


# By counting: the finalizer sees the object through its references, then the newest callback comes first.
seen = lambda: r() is not None
t = Thing('counted')
r = _weakref.ref(t)
keep = [_weakref.ref(t, say('first made')), _weakref.ref(t, say('second made')), _weakref.ref(t, say('third made'))]
print(_weakref.getweakrefcount(t))
del t

# In a collection: all references are dead before the first finalizer runs.
a, b = Thing('a'), Thing('b')
a.other, b.other = b, a
r = _weakref.ref(a)
keep = [_weakref.ref(a, say('of a')), _weakref.ref(b, say('of b'))]
a.inside = _weakref.ref(b, say('never: it is garbage itself'))
del a, b
print(gc.collect())

# A reference that dies first calls nothing; one of its list is taken out of the middle.
seen = lambda: 'late'
t = Thing('t')
keep = [_weakref.ref(t, say('one')), _weakref.ref(t, say('two')), _weakref.ref(t, say('three'))]
del keep[1]
print(_weakref.getweakrefcount(t), [x in keep for x in _weakref.getweakrefs(t)])
del t


# What a callback raises is told and ignored.
def bad(reference):
    raise ValueError('in the callback')


t = Thing('t')
keep = _weakref.ref(t, bad)
del t


# A finalizer that saves its object leaves the references alive; the second time there is no finalizer.
class Phoenix:
    def __del__(self):
        global saved
        saved = self


p = Phoenix()
keep = _weakref.ref(p, say('phoenix'))
del p
print(keep() is saved)
del saved
print(keep())
