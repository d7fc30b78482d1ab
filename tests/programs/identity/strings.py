a = 'hello'
b = 'hel' + 'lo'
print(a is b)
part = 'hel'
c = part + 'lo'
print(a is c, a == c)
print('a'[0] is 'a', 'abc'[1] is 'b')
print(str(12) is str(12))
