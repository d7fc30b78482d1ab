import math
import math as other
import sys
from math import floor as down, pi
from sys import *


def inner():
    import random_name_that_is_no_module


print(other is math, math.__name__, sys.modules["math"] is math, sys)
print(down(2.5), pi, maxsize == sys.maxsize, byteorder)
try:
    inner()
except ModuleNotFoundError as error:
    print(error, error.name)
try:
    import math.more
except ImportError as error:
    print(type(error).__name__, error)
try:
    math.nothing
except AttributeError as error:
    print(error)
math.nothing = [1]
print(math.nothing, sys.getrefcount(sys.modules["__main__"]))
sys.stdout.write("written\n")
print(sys.version_info >= (3, 8), sys.version_info[:2], sys.version_info.minor)
sys.modules["made"] = math
import made

print(made is math)
del math.nothing
