text = 'the cat and the dog and the bird'
counts = {}
for word in text.split():
    counts[word] = counts.get(word, 0) + 1
names = list(counts)
names.sort()
for word in names:
    print(word, counts[word])
squares = {n: n * n for n in range(5) if n != 2}
print(squares)
