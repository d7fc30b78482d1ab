import gc

print(gc.collect())  # Trigger a manual garbage collection cycle
print(gc.garbage)

knot = []
knot.append(knot)
del knot
print(gc.collect())
print(gc.garbage)
