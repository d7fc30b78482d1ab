import gc
print(gc.is_tracked([]), gc.is_tracked({}), gc.is_tracked({'a': 1}), gc.is_tracked({'a': []}))
print(gc.is_tracked(()), gc.is_tracked(5), gc.is_tracked('x'))
class A:
    pass
print(gc.is_tracked(A()), gc.is_tracked(A))
t = (1, len('ab'))
print(gc.is_tracked(t))
gc.collect()
print(gc.is_tracked(t))
