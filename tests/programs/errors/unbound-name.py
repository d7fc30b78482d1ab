print('before')
total = totl + 1
