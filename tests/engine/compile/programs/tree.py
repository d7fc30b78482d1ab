class Node:
    def __init__(self, key, left=None, right=None):
        self.key, self.left, self.right = key, left, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.key
        if self.right:
            yield from self.right


def insert(node, key):
    if node is None:
        return Node(key)
    if key < node.key:
        node.left = insert(node.left, key)
    elif key > node.key:
        node.right = insert(node.right, key)
    return node


def find(node, key):
    while node is not None and node.key != key:
        node = node.left if key < node.key else node.right
    return node


def depth(node):
    return 0 if node is None else 1 + max(depth(node.left), depth(node.right))


def walk(root):
    queue = [root]
    while queue:
        node = queue.pop(0)
        if not node:
            continue
        yield node.key, [child.key for child in (node.left, node.right) if child]
        queue += [node.left, node.right]


root = None
for key in 8, 3, 10, 1, 6, 14, 4, 7, 13:
    root = insert(root, key)
assert list(root) == sorted(root), 'not in order'
print(depth(root), find(root, 6) is not None, find(root, 5))
for key, children in walk(root):
    print(f'{key:>3} -> {children}')
root.parent = root
del root
