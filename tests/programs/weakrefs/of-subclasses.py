# A base class keeps a weak reference to each subclass: programs that ask for one get that.
import gc
import sys
import weakref


class Base:
    pass


class Derived(Base):
    pass


print(weakref.getweakrefcount(Derived), sys.getrefcount(weakref.ref(Derived)), sys.getrefcount(Derived))
reference = weakref.ref(Derived)
print(reference is weakref.getweakrefs(Derived)[0], sys.getrefcount(reference))
print([each.__name__ for each in Base.__subclasses__()])
del Derived
print(gc.collect() > 0, reference(), Base.__subclasses__())


class Other(Base):
    """Some words."""


class Late(Base):
    pass


print([each.__name__ for each in Base.__subclasses__()], Other.__doc__)
Late.__bases__ = (Other,)
print([each.__name__ for each in Base.__subclasses__()], [each.__name__ for each in Other.__subclasses__()])
del Late, Other
print(gc.collect(), Base.__subclasses__())
