class Meta(type):
    registry = {}
    def __new__(mcs, name, bases, ns, **kw):
        cls = super().__new__(mcs, name, bases, ns)
        if kw.get('register', True):
            mcs.registry[name] = cls
        return cls
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        obj = super().__call__(*a, **k)
        obj.created_by = 'Meta'
        return obj
    def __len__(cls):
        return len(cls.registry)
class Base(metaclass=Meta, register=False):
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
class A(Base, tag='first'):
    pass
class B(A, tag='second'):
    def __repr__(self):
        return f'<B {self.created_by}>'
print(Meta.registry, A.tag, B.tag, B(), len(A))
class Typed:
    def __init__(self, kind):
        self.kind = kind
    def __set_name__(self, owner, name):
        self.name = name
    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return obj.__dict__.get(self.name)
    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f'{self.name} must be {self.kind.__name__}, got {type(value).__name__}')
        obj.__dict__[self.name] = value
    def __delete__(self, obj):
        print('deleting', self.name)
        del obj.__dict__[self.name]
class Person:
    name = Typed(str)
    age = Typed(int)
    def __init__(self, name, age):
        self.name, self.age = name, age
p = Person('Ann', 30)
print(p.name, p.age, vars(p), Person.name.name)
try: p.age = '31'
except TypeError as e: print(e)
del p.age
print(p.age, hasattr(p, 'age'), getattr(p, 'zip', 'none'))
class Singleton:
    _instance = None
    def __new__(cls, *args):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance
print(Singleton() is Singleton(), Singleton(1) is Singleton())
class Lazy:
    def __getattr__(self, name):
        if name.startswith('_'):
            raise AttributeError(name)
        print('making', name)
        value = name.upper()
        setattr(self, name, value)
        return value
    def __dir__(self):
        return ['x', 'y']
l = Lazy()
print(l.foo, l.foo, dir(l))
try: l._private
except AttributeError as e: print('no', e)
class Guard:
    def __setattr__(self, n, v):
        if n == 'locked': raise AttributeError('locked!')
        object.__setattr__(self, n, v)
    def __getattribute__(self, n):
        if n == 'secret': return 'hidden'
        return super().__getattribute__(n)
g = Guard(); g.a = 1
try: g.locked = 2
except AttributeError as e: print(e)
print(g.a, g.secret, g.__dict__)
class Poly:
    def __init__(self, *c): self.c = list(c)
    def __call__(self, x):
        r = 0
        for a in reversed(self.c): r = r * x + a
        return r
    def __str__(self):
        t = [f'{a}' if i == 0 else f'{a}x' if i == 1 else f'{a}x^{i}' for i, a in enumerate(self.c) if a]
        return ' + '.join(reversed(t)).replace('+ -', '- ') or '0'
    def __mul__(self, o):
        r = [0] * (len(self.c) + len(o.c) - 1)
        for i, a in enumerate(self.c):
            for j, b in enumerate(o.c): r[i + j] += a * b
        return Poly(*r)
    def __pow__(self, n):
        r = Poly(1)
        for _ in range(n): r = r * self
        return r
    def __eq__(self, o): return self.c == o.c
    def __getitem__(self, i): return self.c[i]
    def __len__(self): return len(self.c)
q = Poly(-1, 2) ** 3
print(q, q(2), list(q), len(q), Poly(0), Poly(1, 2) == Poly(1, 2), Poly(1) != Poly(2))
class D(dict):
    def __missing__(self, k): return f'<{k}>'
d = D(a=1)
print(d['a'], d['zz'], d.get('zz'), '%(a)s %(q)s' % d, '{a} {b}'.format_map(d))
class MyList(list):
    def append(self, x):
        print('append', x); super().append(x)
    def __getitem__(self, i):
        r = super().__getitem__(i)
        return MyList(r) if isinstance(i, slice) else r
m = MyList([1, 2, 3]); m.append(4)
print(m, m[1:], type(m[1:]).__name__, m + [5], isinstance(m, list), m == [1, 2, 3, 4])
class C2(A, B): pass
