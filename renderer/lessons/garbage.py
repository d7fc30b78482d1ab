import gc

found = gc.collect()  # Trigger a manual garbage collection cycle
kept = gc.garbage
print(found, kept)

knot = []
knot.append(knot)
del knot
found = gc.collect()
print(found, kept)
