import sys
class C:
    shared = []
a, b = C(), C()
a.shared.append(1)
b.shared = [2]
print(a.shared, b.shared, C.shared, a.__dict__, b.__dict__)
print(sys.getrefcount(C.shared))
del C.shared
try:
    a.shared
except AttributeError as e:
    print(e)
