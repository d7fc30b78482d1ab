class D:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print('del', self.n)
_private = D('_private')
first = D('first')
items = [D('item 0'), D('item 1')]
loop = D('loop')
loop.me = loop
print('end')
