import gc


class Key:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return self.value % 7

    def __eq__(self, other):
        return self.value == other.value

    def __del__(self):
        print("gone", self.value)


keys = {Key(n % 12) for n in range(16)}
print([key.value for key in keys])
keys.discard(Key(3))
keys.clear()
keys = {Key(n) for n in range(6)}
del keys


class Node:
    pass


node = Node()
node.owners = {node}
del node
print(gc.collect())
