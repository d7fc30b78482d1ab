print([name for name in dir([]) if not name.startswith("_")])
print([name for name in dir(str) if not name.startswith("_")])
for kind in (object, int, bool, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, range):
    print(kind.__name__, len(dir(kind)), dir(kind)[-3:])


class Stack(list):
    limit = 3

    def push(self, item):
        self.append(item)


stack = Stack()
stack.label = "s"
print([name for name in dir(stack) if name not in dir(list)])
