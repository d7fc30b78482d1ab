import gc
import weakref


class Person:
    def __init__(self, name, parent=None):
        self.name = name
        self.children = []
        self.parent = parent and weakref.ref(parent)
        if parent:
            parent.children.append(self)


ann = Person("Ann")
bob = Person("Bob", ann)
cy = Person("Cy", ann)
dee = Person("Dee", bob)
bob.friend = cy
cy.friend = bob
del bob, cy, dee
ann.children.clear()
gc.collect()
