# The operator is told in a group too, and wide characters take two columns.
def total(first, second):
    return (first + ("中文" + second)) * 2


def outer(things):
    return total("😀", things[(0)][ "é" ])


outer([{"é": 3}])
