# Where lists and words lie after they grew: the same places as before, or others.
def moves(make, grow, times):
    value = make()
    found = []
    last = id(value)
    for step in range(times):
        value = grow(value)
        if id(value) != last:
            found.append(step)
        last = id(value)
    return found


def longer(value):
    value += [1]
    return value


print(moves(list, longer, 10))
text = ''
changes = []


def words(times):
    text = 'ab' * 3
    last = id(text)
    for step in range(times):
        text += 'xy'
        if id(text) != last:
            changes.append(step)
        last = id(text)
    return len(text)


print(words(90), changes)
