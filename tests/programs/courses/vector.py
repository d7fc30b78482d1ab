import math
from functools import total_ordering


@total_ordering
class Vector:
    __slots__ = ('x', 'y')

    def __init__(self, x=0.0, y=0.0):
        self.x = x
        self.y = y

    def __repr__(self):
        return f'Vector({self.x!r}, {self.y!r})'

    def __str__(self):
        return f'<{self.x:g}, {self.y:g}>'

    def __format__(self, spec):
        if spec.endswith('p'):
            return f'({abs(self):{spec[:-1]}}, {math.degrees(math.atan2(self.y, self.x)):{spec[:-1]}}deg)'
        return f'({format(self.x, spec)}, {format(self.y, spec)})'

    def __abs__(self):
        return math.hypot(self.x, self.y)

    def __bool__(self):
        return bool(self.x or self.y)

    def __add__(self, other):
        if isinstance(other, Vector):
            return Vector(self.x + other.x, self.y + other.y)
        return NotImplemented

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __sub__(self, o):
        return self + -o

    def __mul__(self, k):
        if isinstance(k, Vector):
            return self.x * k.x + self.y * k.y
        return Vector(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __matmul__(self, o):
        return self.x * o.y - self.y * o.x

    def __truediv__(self, k):
        return Vector(self.x / k, self.y / k)

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __eq__(self, o):
        return isinstance(o, Vector) and (self.x, self.y) == (o.x, o.y)

    def __lt__(self, o):
        return abs(self) < abs(o)

    def __hash__(self):
        return hash((self.x, self.y))

    def __iter__(self):
        return iter((self.x, self.y))

    def __getitem__(self, i):
        return (self.x, self.y)[i]

    def __iadd__(self, o):
        self.x += o.x
        self.y += o.y
        return self

    def __call__(self, t):
        return self * t

    def __contains__(self, v):
        return v in (self.x, self.y)


a, b = Vector(3, 4), Vector(-1, 2.5)
print(a, repr(b), f'{a:.2f} {b:.3fp}', abs(a), bool(Vector()), -a)
print(a + b, a - b, a * 2, 2 * a, a * b, a @ b, a / 2, sum([a, b]), a(10))
print(a == Vector(3, 4), a != b, a < b, a >= b, max(a, b), sorted([a, b, Vector()]))
x, y = a
print(x, y, [*b], a[0], a[-1], 4 in a, len({a, Vector(3, 4), b}))
c = a
c += b
print(a, c is a)
for op in ('a + 1', 'a < 3', 'a["k"]', 'a[5]', '1 - a', 'a.z'):
    try:
        {'a + 1': lambda: a + 1, 'a < 3': lambda: a < 3, 'a["k"]': lambda: a["k"], 'a[5]': lambda: a[5],
         '1 - a': lambda: 1 - a, 'a.z': lambda: a.z}[op]()
    except Exception as e:
        print(f'{op:8} {type(e).__name__}: {e}')
a.z = 1
