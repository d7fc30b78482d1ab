# Zeros in front are grouped as well; never does a separator stand first.
for value in (1.2, 1234.5, -1234567.891, 0.0, 12):
    print([format(value, spec) for spec in ("010,.2f", "08,.1f", "012,", "015_.2f", "05,", "020,.3e", "011,f", "013,f")])
for value in (1, 123, 1234, 123456):
    print([format(value, f"0{width},") for width in range(1, 12)])
print([format(65536, f"0{width}_x") for width in range(1, 12)])
