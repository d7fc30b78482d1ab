import sys
class Box:
    def touch(self):
        pass
thing = [1]
b = Box()
b.first = thing
b.second = thing
print(sys.getrefcount(thing), sys.getrefcount(b))
method = b.touch
print(sys.getrefcount(b))
del b.first
print(sys.getrefcount(thing))
b.__dict__['third'] = thing
print(sys.getrefcount(thing), list(b.__dict__))
del b, method
print(sys.getrefcount(thing))
