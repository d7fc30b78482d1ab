/** The part of the module `collections` about classes to derive from: each holds what it wraps in `data`. */
export const USER_COLLECTIONS = `

def _plain(value):
    return value.data if isinstance(value, (UserDict, UserList, UserString)) else value


def _delegated(kind, names, wrapped=False):
    """Methods that the data answers for; the answer is of the same class where it is wrapped."""
    for name in names.split():
        setattr(kind, name, _delegate(name, wrapped))
        getattr(kind, name).__qualname__ = f'{kind.__name__}.{name}'


def _delegate(name, wrapped):
    def method(self, *args, **named):
        answer = getattr(self.data, name)(*[_plain(each) for each in args], **named)
        return type(self)(answer) if wrapped and answer is not NotImplemented else answer

    method.__name__ = name
    return method


def _twin(original, data):
    """Another with the same attributes, and data of its own."""
    made = original.__class__.__new__(original.__class__)
    made.__dict__.update(original.__dict__, data=data)
    return made


_COMPARISONS = ' __eq__ __lt__ __le__ __gt__ __ge__ '


class UserDict(_abc.MutableMapping):
    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        for source in (dict, kwargs or None):
            if source is not None:
                self.update(source)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        missing = getattr(type(self), '__missing__', None)
        if missing is None:
            raise KeyError(key)
        return missing(self, key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        return key in self.data

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)

    def __repr__(self):
        return repr(self.data)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def copy(self):
        return UserDict(self.data.copy()) if type(self) is UserDict else _twin(self, self.data.copy())

    def __copy__(self):
        return _twin(self, self.data.copy())

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made

    def __or__(self, other):
        other = _plain(other)
        return type(self)(self.data | other) if isinstance(other, dict) else NotImplemented

    def __ror__(self, other):
        other = _plain(other)
        return type(self)(other | self.data) if isinstance(other, dict) else NotImplemented

    def __ior__(self, other):
        self.data |= _plain(other)
        return self


class UserList(_abc.MutableSequence):
    __hash__ = None

    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(_plain(initlist))

    def __repr__(self):
        return repr(self.data)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, i):
        found = self.data[i]
        return type(self)(found) if isinstance(i, slice) else found

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def __add__(self, other):
        return type(self)([*self.data, *_plain(other)])

    def __radd__(self, other):
        return type(self)([*_plain(other), *self.data])

    def __iadd__(self, other):
        self.data += _plain(other)
        return self

    def __imul__(self, n):
        self.data *= n
        return self

    def insert(self, i, item):
        self.data.insert(i, item)

    def append(self, item):
        self.data.append(item)

    def copy(self):
        return type(self)(self)

    def __copy__(self):
        return _twin(self, self.data[:])

    def extend(self, other):
        self.data.extend(_plain(other))


class UserString(_abc.Sequence):
    def __init__(self, seq):
        self.data = str(_plain(seq))

    def __str__(self):
        return str(self.data)

    def __repr__(self):
        return repr(self.data)

    def __hash__(self):
        return hash(self.data)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        return type(self)(self.data[index])

    def __int__(self):
        return int(self.data)

    def __float__(self):
        return float(self.data)

    def __complex__(self):
        return complex(self.data)

    def __getnewargs__(self):
        return (self.data[:],)

    def __add__(self, other):
        return type(self)(self.data + str(_plain(other)))

    def __radd__(self, other):
        return type(self)(str(other) + self.data)

    def __mod__(self, args):
        return type(self)(self.data % args)

    def __rmod__(self, template):
        return type(self)(str(template) % self)

    def join(self, seq):
        return self.data.join(seq)

    def encode(self, encoding='utf-8', errors='strict'):
        return self.data.encode(encoding or 'utf-8', errors or 'strict')

    maketrans = str.maketrans


_delegated(UserList, '__contains__ count index pop remove clear reverse sort' + _COMPARISONS)
_delegated(UserList, '__mul__ __rmul__', True)
_delegated(UserString, '__contains__ count endswith find index isalnum isalpha isascii isdecimal isdigit isidentifier '
           'islower isnumeric isprintable isspace istitle isupper format format_map partition rfind rindex rpartition '
           'rsplit split splitlines startswith' + _COMPARISONS)
_delegated(UserString, '__mul__ __rmul__ capitalize casefold center expandtabs ljust lower lstrip removeprefix '
           'removesuffix replace rjust rstrip strip swapcase title translate upper zfill', True)
`;
