"""
What: the functions of `heapq` and `bisect` are functions of Python here, and an `OrderedDict` has another size.
Why: CPython has them twice, in C and in Python; here they are written in Python only.
Instead: nothing is needed; results and order of comparisons are the same.
"""
import bisect
import heapq
import sys
from collections import OrderedDict

print(type(heapq.heappush).__name__, type(bisect.insort).__name__)
print(sys.getsizeof(OrderedDict()), sys.getsizeof(OrderedDict(a=1, b=2)))
