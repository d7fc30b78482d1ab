grid = [[0] * 3] * 2
grid[0][1] = 7
print(grid, grid[0] is grid[1])
grid = [[0] * 3 for _ in range(2)]
grid[0][1] = 7
print(grid)
loop = [1]
loop.append(loop)
print(loop, loop[1][1] is loop)
