a = [1]
b = a
a += [2]
print(a is b, a)
t = (1,)
u = t
t += (2,)
print(t is u, t, u)
n = 5
n **= 3
n //= 4
print(n)
