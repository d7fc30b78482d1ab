class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)
    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)
    def __rmul__(self, k):
        return self * k
    def __eq__(self, other):
        return self.x == other.x and self.y == other.y
    def __repr__(self):
        return f'Vector({self.x}, {self.y})'
    def __len__(self):
        return 2
    def __getitem__(self, i):
        return (self.x, self.y)[i]
    def __bool__(self):
        return self.x != 0 or self.y != 0
    def __neg__(self):
        return Vector(-self.x, -self.y)
v = Vector(1, 2)
print(v + v, v * 3, 2 * v, -v, v == Vector(1, 2), len(v), v[1], bool(Vector(0, 0)))
print(sum([v, v, v], Vector(0, 0)))
