import type { ModuleRow } from '../module-row.js';

/** The module `copy`. */
export const COPY: ModuleRow = {
  name: 'copy',
  source: `
from _abc import _own


class Error(Exception):
    pass


error = Error
_SHARED = {type(None), int, float, bool, complex, str, type(b''), tuple, frozenset, type, range, slice, property,
           type(Ellipsis), type(NotImplemented), type(lambda: None), type(len)}


def copy(x):
    kind = type(x)
    if kind in _SHARED or issubclass(kind, type):
        return x
    if kind in (list, dict, set):
        return x.copy()
    if (own := getattr(kind, '__copy__', None)) is not None:
        return own(x)
    recipe = _recipe(x, kind)
    return x if isinstance(recipe, str) else _rebuilt(x, None, *recipe)


def _recipe(x, cls):
    for base in cls.__mro__[:-1]:
        if _own(base, '__reduce_ex__', None) is not None:
            return x.__reduce_ex__(4)
        if _own(base, '__reduce__', None) is not None:
            return x.__reduce__()
    newargs = getattr(cls, '__getnewargs__', None)
    args = (cls,) if newargs is None else (cls,) + tuple(x.__getnewargs__())
    if newargs is None:
        for base in (int, float, str, type(b''), tuple, frozenset, complex):
            if issubclass(cls, base):
                args = (cls, base(x))
    if any(_own(base, '__getstate__', None) is not None for base in cls.__mro__[:-1]):
        state = x.__getstate__()
    else:
        state = getattr(x, '__dict__', None)
        slots = {}
        for base in cls.__mro__:
            names = _own(base, '__slots__', ())
            for name in (names,) if isinstance(names, str) else names:
                if name.startswith('__') and not name.endswith('__'):
                    name = '_' + base.__name__.lstrip('_') + name
                if hasattr(x, name) and name not in ('__dict__', '__weakref__'):
                    slots[name] = getattr(x, name)
        if slots:
            state = (state or None, slots)
        elif not state:
            state = None
    items = iter(x) if isinstance(x, list) else None
    pairs = iter(x.items()) if isinstance(x, dict) else None
    if isinstance(x, set):
        args = (cls, list(x))
    return _new, args, state, items, pairs


def _new(cls, *args):
    if issubclass(cls, set):
        made = cls.__new__(cls)
        made.update(*args)
        return made
    return cls.__new__(cls, *args)


_UNKNOWN = object()


def deepcopy(x, memo=None):
    if memo is None:
        memo = {}
    made = memo.get(id(x), _UNKNOWN)
    if made is not _UNKNOWN:
        return made
    kind = type(x)
    if kind in _PARTWISE:
        made = _PARTWISE[kind](x, memo)
    elif kind in _SHARED or issubclass(kind, type):
        return x
    elif (own := getattr(x, '__deepcopy__', None)) is not None:
        made = own(memo)
    else:
        recipe = _recipe(x, kind)
        made = x if isinstance(recipe, str) else _rebuilt(x, memo, *recipe)
    if made is not x:
        memo[id(x)] = made
        # The original has to outlive the memo, or another object may get its id.
        memo.setdefault(id(memo), []).append(x)
    return made


def _deep_list(old, memo):
    new = memo[id(old)] = []
    for each in old:
        new.append(deepcopy(each, memo))
    return new


def _deep_dict(old, memo):
    new = memo[id(old)] = {}
    for key in old:
        value = old[key]
        key = deepcopy(key, memo)
        new[key] = deepcopy(value, memo)
    return new


def _deep_tuple(old, memo):
    parts = [deepcopy(each, memo) for each in old]
    if id(old) in memo:
        # One of the parts led back here and has made the copy.
        return memo[id(old)]
    same = all([new is each for new, each in zip(parts, old)])
    return old if same else tuple(parts)


def _deep_slice(old, memo):
    return slice(*_deep_tuple((old.start, old.stop, old.step), memo))


def _deep_method(old, memo):
    return type(old)(old.__func__, deepcopy(old.__self__, memo))


def _deep_set(old, memo):
    return type(old)([deepcopy(each, memo) for each in old])


class _Probe:
    def method(self):
        pass


_PARTWISE = {list: _deep_list, dict: _deep_dict, tuple: _deep_tuple, slice: _deep_slice, set: _deep_set,
             frozenset: _deep_set, type(_Probe().method): _deep_method}


def _rebuilt(x, memo, make, args, state=None, items=None, pairs=None):
    if memo is None:
        made = make(*args)
    else:
        made = memo[id(x)] = make(*[deepcopy(each, memo) for each in args])
        if state is not None:
            state = deepcopy(state, memo)
    if state is not None:
        _restore(made, state)
    for each in () if items is None else items:
        made.append(each if memo is None else deepcopy(each, memo))
    for key, value in () if pairs is None else pairs:
        if memo is not None:
            key, value = deepcopy(key, memo), deepcopy(value, memo)
        made[key] = value
    return made


def _restore(made, state):
    if any([_own(base, '__setstate__', None) is not None for base in type(made).__mro__[:-1]]):
        made.__setstate__(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state is not None:
        made.__dict__.update(state)
    if slots is not None:
        for name in slots:
            setattr(made, name, slots[name])
`,
};
