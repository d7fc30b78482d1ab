from dataclasses import dataclass


@dataclass
class Point:
    x: float
    y: float = 0.0
    tags: 'list[str] | None' = None


def describe(shape):
    match shape:
        case Point(x=0, y=0):
            return 'origin'
        case Point(x, y) if x == y:
            return f'diagonal {x=}'
        case [Point() as only]:
            return describe(only)
        case [first, *_, last]:
            return first, last
        case {'kind': 'circle' | 'disc' as kind, 'r': r, **others}:
            return kind, r, others
        case {}:
            return None
        case str() | bytes():
            return 'text'
        case -1 | 2.5 | None | True:
            return 'constant'
        case (a, b), c:
            return a + b + c
        case _:
            raise ValueError(shape)


def area(points):
    twice = 0
    for i, (p, q) in enumerate(zip(points, points[1:] + points[:1])):
        twice += p.x * q.y - q.x * p.y
        points[i].tags = points[i].tags or []
        points[i].tags += [f'{i}']
    return abs(twice) / 2


def groups(errors):
    try:
        raise ExceptionGroup('several', errors)
    except* ValueError as group:
        found = group.exceptions
    except* (KeyError, IndexError):
        pass
    return locals()


corners = [Point(0), Point(2), Point(2, 2), Point(0, 2)]
print(area(corners), [describe(corner) for corner in corners[::2]])
print(describe({'kind': 'disc', 'r': 1, 'colour': 'red'}), describe(-1))
matrix = [[i * j for j in range(3)] for i in range(3)]
transposed = [[row[i] for row in matrix] for i in range(3)]
del matrix[0], transposed[-1][1:]
lookup = {(i, j): value for i, row in enumerate(matrix) for j, value in enumerate(row) if value}


class Lookup:
    default = [key for key in lookup]

    class Inner:
        size = 3

    def get(self, key, default=None):
        def missing():
            return self.default if default is None else default

        return lookup[key] if key in lookup else missing()
