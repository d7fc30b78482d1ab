class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


def reverse(node):
    before = None
    while node:
        node.next, before, node = before, node, node.next
    return before


head = None
for letter in "abcde":
    head = Node(letter, head)
head = reverse(head)
first = head
while head.next:
    head = head.next
head.next = first
del first, head
