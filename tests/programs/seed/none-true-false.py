x = None
y = (x is None, not x, bool([]), bool([0]))
print(y)
print(True + True, True is (1 == 1), False == 0)
