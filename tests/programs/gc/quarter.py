import gc
# The oldest generation is collected only when a quarter as many objects wait for it as it has.
gc.collect()
keep = []
log = []


def watch(phase, info):
    if phase == 'start' and info['generation'] > 0:
        log.append((info['generation'], len(keep)))


gc.callbacks.append(watch)
gc.set_threshold(50, 2, 2)
for i in range(6000):
    keep.append([i])
print([length for generation, length in log if generation == 2])
print([length for generation, length in log if generation == 1][:8])
