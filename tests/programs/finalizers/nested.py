class Part:
    def __init__(self, name, inside=None):
        self.name = name
        self.inside = inside
    def __del__(self):
        print('del', self.name)
whole = Part('outer', Part('middle', [Part('inner'), Part('other')]))
whole.extra = {'k': Part('extra')}
del whole
print('end')
