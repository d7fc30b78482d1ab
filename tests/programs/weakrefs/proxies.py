import sys
import weakref


class Box:
    def __init__(self, items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, place):
        return self.items[place]

    def __contains__(self, item):
        return item in self.items

    def __add__(self, other):
        return self.items + list(other)

    def __call__(self, x):
        return x * 2

    def __str__(self):
        return 'a box'


box = Box([1, 2, 3])
proxy = weakref.proxy(box)
print(len(proxy), proxy[1], 2 in proxy, proxy + (4,), proxy(21), proxy, bool(proxy))
print(proxy == box, proxy.items is box.items, sys.getrefcount(box), type(proxy))
proxy.extra = 'through'
print(box.extra, list(proxy))
del proxy.extra
print(hasattr(box, 'extra'))
try:
    hash(proxy)
except TypeError as error:
    print(error)
del box
for use in (lambda: proxy.items, lambda: len(proxy), lambda: proxy + 1, lambda: proxy(1), lambda: proxy == 1):
    try:
        use()
    except ReferenceError as error:
        print(error)
