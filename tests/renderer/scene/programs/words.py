text = "the cat saw the dog and the dog saw the cat"
counts = {}
places = {}
for place, word in enumerate(text.split()):
    counts[word] = counts.get(word, 0) + 1
    places.setdefault(word, set()).add(place)
top = sorted(counts.items(), key=lambda pair: -pair[1])[:3]
longest = max(counts, key=len)
cube = {n: n ** 3 for n in range(5)}
print(top, longest, cube, len(places["the"]))
