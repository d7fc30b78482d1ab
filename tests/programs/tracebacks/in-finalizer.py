class D:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        raise ValueError(self.n)
d = D(1)
del d
print('goes on')
l = [D(2), D(3)]
l.clear()
print('end')
