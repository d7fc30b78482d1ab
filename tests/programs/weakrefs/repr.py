import _weakref


class Thing:
    pass


def function():
    pass


def show(reference):
    print([word for word in repr(reference).split(' ') if not word.startswith('0x')])


thing = Thing()
reference = _weakref.ref(thing)
show(reference)
show(_weakref.ref(function))
show(_weakref.ref(Thing))
proxy = _weakref.proxy(thing)
print(type(reference), type(proxy), type(_weakref.proxy(function)))
print(_weakref.proxy(thing) is proxy, _weakref.getweakrefcount(thing))
del thing
show(reference)
for call in (lambda: reference(1), lambda: reference(a=1), lambda: _weakref.ref(), lambda: _weakref.ref(1, 2, 3)):
    try:
        call()
    except TypeError as error:
        print(error)
