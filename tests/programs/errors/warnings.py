# What CPython warns of before the program runs: escapes first, as they are read, then what the compiler sees.
path = 'C:\programs\new' "\d"
octal = "\400" + b"\d\8".decode()
name = f"\d{path}\w{'\y'}" r"\q"
document = """first
second \. third"""


def compare(value):
    while value is 3:
        break
    try:
        assert (value, 'message')
    finally:
        return value is not 'a' or value is -1


try:
    pairs = [
        (1, 2)
        (3, 4)
    ]
except TypeError as error:
    print(error)
if compare(1) and path == '':
    [1, 2]['a']; 1[0]; None(); {1}[0]; "abc"[1.5]; [1][1:2]; {}[1]; [1, 2][1, 2]; f'{path}'(); (lambda: 1)[0]
print(path is (), path is None, path is True, path is [])
