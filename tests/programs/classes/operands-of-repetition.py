import math


class Vector:
    def __init__(self, x):
        self.x = x

    def __mul__(self, k):
        return Vector(self.x * k) if isinstance(k, (int, float)) else NotImplemented


class Twice(list):
    def __mul__(self, k):
        return NotImplemented


for operands in (Vector(2), 3), (Vector(2), "a"), ("a", Vector(2)), (Twice([1]), 2), (2, Twice([1])):
    try:
        result = operands[0] * operands[1]
        print(type(result).__name__)
    except TypeError as error:
        print(error)


def outer():
    number = 1

    def inner(x: int) -> int:
        return number + x

    inner.__closure__[0].cell_contents = 99
    return inner


made = outer()
print(made(1), made.__annotations__, made.__type_params__)
print([math.log10(x) for x in (1000, 100, 2, 1e-300, 3.5)])


class Meta(type):
    pass


class Setter:
    def __set__(self, owner, value):
        owner.__dict__[0]


class Shown(metaclass=Meta):
    pass


Shown.a = 42
Meta.a = Setter()
print(Shown.a)
