try:
    from math import sine
except ImportError as e: print(e.name)
try:
    import nonexist
except ModuleNotFoundError as e: print(e, e.name)
try:
    import collections.nothing
except ModuleNotFoundError as e: print(e)
try:
    import math.x
except ModuleNotFoundError as e: print(e)
import math, sys
try: math.sqr
except AttributeError as e: print(e)
try: sys.maxsiz
except AttributeError as e: print(e)
print(sorted(n for n in dir(math) if not n.startswith('_'))[:5], 'pi' in dir(math))
import random as r
print([n for n in dir(r) if n.startswith('choic')], sorted(vars(math))[:1] != [])

print(dir(math))
print([n for n in dir(r) if n[0] != '_'])
import enum, collections
print(len(dir(enum)), 'Counter' in dir(collections))
import types
print(hasattr(types, 'nothing'))
