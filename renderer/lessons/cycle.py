import gc

class Node:
    def __init__(self, value):
        self.value = value
        self.ref = None

a = Node(1)
b = Node(2)
a.ref = b
b.ref = a
del a
del b

# At this point, `a` and `b` are part of a cycle and won't be collected by reference counting
gc.collect()  # Manually run the garbage collector to clean up
