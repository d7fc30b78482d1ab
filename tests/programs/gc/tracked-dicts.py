# A dict is tracked with its first container; only a collection of the oldest generation lets go of it again.
import gc

gc.disable()
table = {'one': []}
print(gc.is_tracked(table), end=' ')
del table['one']
for generation in (0, 1, 2):
    gc.collect(generation)
    print(gc.is_tracked(table), end=' ')
print(gc.is_tracked({'k': int}), gc.is_tracked({'k': len}), gc.is_tracked({1: object()}))
