class Thing:
    value = 1
thing = Thing()
print(thing.valeu)
