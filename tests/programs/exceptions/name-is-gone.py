import sys
x = []
try:
    raise ValueError(x)
except ValueError as e:
    print(sys.getrefcount(x), e.args[0] is x)
print(sys.getrefcount(x))
try:
    e
except NameError as problem:
    print(problem)
