from collections import namedtuple
P = namedtuple("P", "x y")
p = P(1, 2)
try: p.x = 3
except AttributeError as e: print(e)
try: del p.x
except AttributeError as e: print(e)
