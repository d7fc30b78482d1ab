import gc
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


values = weakref.WeakValueDictionary()
keys = weakref.WeakKeyDictionary()
group = weakref.WeakSet()
a, b = Thing('a'), Thing('b')
for thing in (a, b):
    values[thing.name] = thing
    keys[thing] = len(thing.name)
    group.add(thing)
del thing
print(len(values), len(keys), len(group))
print(list(values.items()), list(keys.items()), a in group)
del a
print(list(values), list(keys), len(group))

# While somebody looks through them, what dies is only noted.
c = Thing('c')
values['c'] = c
names = iter(values.keys())
print(next(names))
del c
print(len(values.data), 'c' in values)
names.close()
print(len(values), values.get('c', 'gone'), values.setdefault('b', None) is b)

# A cycle goes at the collection.
b.me = b
del b
print(len(values), len(keys), len(group))
print(gc.collect())
print(len(values), len(keys), len(group))
try:
    values['b']
except KeyError as error:
    print('KeyError', error)
