class A:
    def who(self):
        return ['A']
class B(A):
    def who(self):
        return ['B'] + A.who(self)
class C(A):
    def who(self):
        return ['C'] + A.who(self)
class D(B, C):
    def who(self):
        return ['D'] + B.who(self) + C.who(self)
print(D().who())
try:
    class E(A, B):
        pass
except TypeError as e:
    print(e)
