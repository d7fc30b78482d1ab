d={'a':1,'b':2,'c':3}; e={'b':20,'d':4}
print(d|e, e|d, d.keys()&e.keys(), sorted(d.keys()|e.keys()), d.keys()-e.keys(), sorted(d.keys()^e.keys()), d.items()&{('a',1)})
d|=e; print(d); d|=[('z',9)]; print(d)
print('a' in d.keys(), ('a',1) in d.items(), ('a',2) in d.items(), 20 in d.values(), d.keys()=={'a','b','c','d','z'}, d.keys()<={'a'}, {'a'}<=d.keys(), d.keys()>{'a'}, d.keys().isdisjoint(['q']), d.keys()==d.keys())
print(d.pop('a'), d.pop('q',None), d.popitem(), d.setdefault('n',[]), d)
d.update(x=1); d.update([('y',2),['w',3]]); d.update({'v':1},u=2); print(d)
for bad in (5,[1],[(1,2,3)],['abc']):
    try: d.update(bad)
    except (TypeError,ValueError) as x: print(type(x).__name__, x)
print(list(reversed(d)), list(d.values()), [*d.items()][:2])
