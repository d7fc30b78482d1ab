fs = []
for i in range(3):
    fs.append(lambda: i)
print([f() for f in fs])
gs = [lambda i=i: i for i in range(3)]
print([g() for g in gs])
def make():
    hs = []
    for i in range(3):
        def h():
            return i
        hs.append(h)
    return hs
print([h() for h in make()])
