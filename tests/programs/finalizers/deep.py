class D:
    __slots__ = ('n', 'next')
    def __init__(self, n, next):
        self.n = n
        self.next = next
    def __del__(self):
        order.append(self.n)
order = []
chain = None
for n in range(60):
    chain = D(n, chain)
chain = None
print(order)
