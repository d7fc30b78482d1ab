e = ValueError('plain')
e.add_note('first'); e.add_note('second\nthird\n\nfourth')
raise e
