class Broken(Exception):
    pass
class D:
    def __del__(self):
        print('del')
def f():
    d = D()
    raise Broken('in', 2, 'pieces')
try:
    f()
finally:
    print('finally')
