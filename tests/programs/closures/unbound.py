def f(flag):
    if flag:
        value = 1
    def g():
        return value
    try:
        return g()
    except NameError as e:
        return str(e)
print(f(True), f(False))
def h():
    try:
        print(later)
    except UnboundLocalError as e:
        print(e)
    later = 1
h()
