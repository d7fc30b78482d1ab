# What has __bases__ acts as a class for isinstance and issubclass; an int's text has a limit that can be set.
import sys


class Kind:
    def __init__(self, *bases):
        self.bases = bases

    @property
    def __bases__(self):
        return self.bases


class Thing:
    def __init__(self, kind):
        self.kind = kind

    @property
    def __class__(self):
        return self.kind


base = Kind()
left, right = Kind(base), Kind()
both = Kind(left, right)
print(issubclass(both, base), issubclass(both, right), issubclass(left, right), issubclass(both, (right, int)))
print(isinstance(Thing(both), base), isinstance(Thing(left), right), isinstance(Thing(int), int), isinstance(5, base))


class Wrong:
    __bases__ = 5


class Failing:
    @property
    def __bases__(self):
        raise RuntimeError("bases")


for call in (lambda: isinstance(1, Wrong()), lambda: issubclass(Wrong(), base), lambda: issubclass(int, 5),
             lambda: isinstance(1, Failing()), lambda: issubclass(Failing(), int)):
    try:
        print(call())
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__, error)

print(sys.get_int_max_str_digits())
sys.set_int_max_str_digits(1000)
print(len(str(10 ** 999)))
for call in (lambda: str(10 ** 1000), lambda: int("1" * 1001), lambda: int("2" * 1001, 3), lambda: f"{-10 ** 5000}",
             lambda: sys.set_int_max_str_digits(639)):
    try:
        call()
    except ValueError as error:
        print(error)
print(len(hex(10 ** 5000)), int("f" * 5000, 16).bit_length())
sys.set_int_max_str_digits(maxdigits=0)
print(len(str(7 ** 9999)))
