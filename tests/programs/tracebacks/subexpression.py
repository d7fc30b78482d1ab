data = {'x': {'y': [1, 2, 3]}}
def total(d):
    return d['x']['y'][0] + d['x']['z'][1]
total(data)
