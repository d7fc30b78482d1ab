shared = [[0] * 3] * 3
shared[1][1] = 7
rows = [[0] * 3 for _ in range(3)]
rows[1][1] = 7
pairs = [(x, y) for x in "ab" for y in "cd"]
middle = rows[1]
middle[0] = 5
flipped = [[row[i] for row in rows] for i in range(3)]
pairs.append(("e", "f"))
del rows[0]
print(shared, rows, flipped, pairs)
