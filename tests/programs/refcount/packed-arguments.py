# Calls of classes and of instances pack their arguments: into a tuple and, where there are names, a dict.
import sys

count = sys.getrefcount


class Caller:
    def __init__(self, one=None, *rest, **names):
        self.counts = count(one), len(rest), [count(each) for each in names.values()]

    def __call__(self, one, two=None):
        return count(one), count(two)


one, two = object(), object()
caller = Caller(one)
print(caller.counts, Caller(one, two).counts, Caller(one=one).counts, Caller(one, other=two).counts)
print(caller(one), caller(one, two), caller(one, two=two), caller(one=one, two=two))


class Child(Caller):
    def __init__(self, one):
        super().__init__(one, name=one)


print(Child(one).counts)


class Failure(ValueError):
    def __init__(self, one):
        super().__init__(one, 2)
        self.kept = count(self.args), count(one)


failure = Failure(one)
print(failure.kept, count(failure.args), failure.args[1])
print(count(ValueError(one).args), count(one))


def words():
    total = ''
    addresses = set()
    for _ in range(100):
        total += 'ab'
        addresses.add(id(total))
    return len(total), len(addresses) < 60


def numbers():
    values = []
    total = 0.5
    for step in range(4):
        total = total * 2.0 - 1.0 + step
        values.append(total)
    return values


print(words(), numbers(), tuple(each * 2 for each in range(15)))
for left, right in [(1, 2), [3, 4], 'ab', (5, 6)]:
    print(left, right)
try:
    for left, right in [(1, 2), (3, 4), (5, 6, 7)]:
        print(left, right)
except ValueError as error:
    print(error)
