import _weakref


class Thing:
    pass


def function():
    pass


thing = Thing()
reference = _weakref.ref(thing)
print(reference)
print(_weakref.ref(function), _weakref.ref(Thing))
proxy = _weakref.proxy(thing)
print(type(reference), type(proxy), type(_weakref.proxy(function)))
print(_weakref.proxy(thing) is proxy, _weakref.getweakrefcount(thing))
del thing
print(reference)
for call in (lambda: reference(1), lambda: reference(a=1), lambda: _weakref.ref(), lambda: _weakref.ref(1, 2, 3)):
    try:
        call()
    except TypeError as error:
        print(error)
