# Slips whose messages say what was meant.
import sys


def scope(b, a=2):
    later = 1
    return dir(), [name for name in dir() if len(name) > 1]


print(scope(1))
print("scope" in dir(), "sys" in dir())
for slip in (lambda: print >> sys.stderr, lambda: print >> 5, lambda: print << 5, lambda: max >> 5):
    try:
        slip()
    except TypeError as error:
        print(error)
try:
    raise ValueError from 5
except TypeError as error:
    print(error)
raise ValueError("given") from "a text"
