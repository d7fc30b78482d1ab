# Deallocators of containers are nested up to 50 deep; what lies deeper is put off, and dies last in, first out.
order = []


class Mark:
    __slots__ = ('depth',)

    def __init__(self, depth):
        self.depth = depth

    def __del__(self):
        order.append(self.depth)


class Holder:
    def __init__(self, inner, mark):
        self.inner, self.mark = inner, mark


def stretches():
    found = []
    for depth in order:
        if found and abs(found[-1][1] - depth) == 1:
            found[-1][1] = depth
        else:
            found.append([depth, depth])
    order.clear()
    return found


def nest(depth, wrap):
    inner = None
    for at in range(depth, 0, -1):
        inner = wrap(inner, Mark(at))
    return inner


WAYS = {
    'lists': lambda inner, mark: [inner, mark],
    'tuples': lambda inner, mark: (inner, mark),
    'dicts': lambda inner, mark: {'inner': inner, 'mark': mark},
    'instances': lambda inner, mark: Holder(inner, mark),
    'marks last': lambda inner, mark: [mark, inner],
}
for name, wrap in WAYS.items():
    for depth in (50, 51, 60):
        chain = nest(depth, wrap)
        del chain
        print(name, depth, stretches())
chain = nest(120, WAYS['lists'])
del chain
print(stretches())
