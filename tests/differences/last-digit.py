"""
What: a result of `math.cbrt`, `math.erf` or of `**` with fractions can differ in the last of 17 digits.
Why: they are rounded correctly here; CPython takes what the machine's C library gives, which is one off now and then.
Instead: print with fewer digits, as in `f'{value:.12f}'`.
"""
import math

print([math.cbrt(number) for number in (2.0, 7.5, 33.1, 40.2)])
print(math.erf(float.fromhex("0x1.6a5368858d8cdp-3")), float.fromhex("0x1.32c4da738cf5fp+1") ** float.fromhex("0x1.c093811ed43d8p+2"))
