import sys, atexit
atexit.register(print, "at exit")
class D:
    def __del__(self): print("del")
def f():
    d = D()
    sys.exit("bye")
try: f()
finally: print("fin")
