class A:
    def hi(self): return 'A.hi'
    @classmethod
    def make(cls): return cls.__name__
    name = 'a'
class B(A):
    def hi(self): return 'B>' + super().hi()
    @classmethod
    def make(cls): return 'B:' + super().make()
    def other(self): return super(B, self).hi(), super().name
class C(A):
    def hi(self): return 'C>' + super().hi()
class D(B, C):
    def hi(self):
        s = super()
        return 'D>' + s.hi()
    def me(self): return __class__.__name__
print(D().hi(), D.make(), D().other(), D().me())
s = super(B, D())
print(s.hi())
class E(Exception):
    def __init__(self, code):
        super().__init__('code', code)
        self.code = code
try: raise E(5)
except E as e: print(e, e.code, e.args)
def f(): super().x
try: f()
except RuntimeError as e: print(e)
try: super(B, 5)
except TypeError as e: print(e)
try: super(5, 5)
except TypeError as e: print(e)
class F(A):
    def bad(self): return super().nothing
    def inner(self):
        return [super(F, self).hi() for _ in range(2)]
    def gen(self):
        yield super().hi()
    def closure(self):
        def g(): return self.hi()
        return super().hi() + g()
try: F().bad()
except AttributeError as e: print(e)
print(F().inner(), list(F().gen()), F().closure())
