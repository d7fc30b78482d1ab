"""
What: `chr(97) is 'a'` is False in CPython 3.12 for the characters _ a b c d e n p r s x, and True here, as for all others.
Why: CPython has these eleven twice, as strings of one character and as names of its own; here is one of each.
Instead: compare strings with `==`; another character shows that short strings are shared.
"""
for character in "_axyz":
    literal = {"_": "_", "a": "a", "x": "x", "y": "y", "z": "z"}[character]
    print(character, chr(ord(character)) is literal)
