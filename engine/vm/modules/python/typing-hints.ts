/** The part of the module `typing` that reads the annotations of functions and classes. */
export const TYPING_HINTS = `

_WORD = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.'


class _Reader:
    """Reads the text of an annotation: names with dots, subscripts, unions, lists, strings and numbers."""

    def __init__(self, text, names):
        self.text = text
        self.at = 0
        self.names = names

    def _next(self):
        while self.text[self.at:self.at + 1].isspace():
            self.at += 1
        return self.text[self.at:self.at + 1]

    def _took(self, character):
        found = self._next() == character
        self.at += found
        return found

    def whole(self):
        value = self._union()
        if self._next():
            raise SyntaxError(f'Forward reference must be an expression -- got {self.text!r}')
        return value

    def _union(self):
        value = self._subscribed()
        while self._took('|'):
            value = value | self._subscribed()
        return value

    def _subscribed(self):
        value = self._plain()
        while self._took('['):
            item = self._items(']')
            value = value[item[0] if len(item) == 1 and not self.comma else tuple(item)]
        return value

    def _items(self, end):
        items = []
        self.comma = False
        while not self._took(end):
            items.append(self._union())
            self.comma = self._took(',')
            if not self.comma and self._next() != end:
                raise SyntaxError(f'Forward reference must be an expression -- got {self.text!r}')
        return items

    def _plain(self):
        first = self._next()
        if self._took('['):
            return self._items(']')
        if self._took('('):
            items = self._items(')')
            return items[0] if len(items) == 1 and not self.comma else tuple(items)
        if first in ('"', "'"):
            end = self.text.index(first, self.at + 1)
            text, self.at = self.text[self.at + 1:end], end + 1
            return text
        start = self.at
        self.at += first == '-'
        while self.text[self.at:self.at + 1] and (self.text[self.at] in _WORD or not self.text[self.at].isascii()):
            self.at += 1
        word = self.text[start:self.at]
        if word == '...':
            return ...
        if not word or word in '-.':
            raise SyntaxError(f'Forward reference must be an expression -- got {self.text!r}')
        return int(word) if word.lstrip('-').isdigit() else self._named(word)

    def _named(self, word):
        first, *parts = word.split('.')
        if first in ('None', 'True', 'False'):
            return {'None': None, 'True': True, 'False': False}[first]
        for names in self.names:
            if first in names:
                value = names[first]
                break
        else:
            raise NameError(f'name {first!r} is not defined')
        for part in parts:
            value = getattr(value, part)
        return value


def _evaluated(kind, names):
    """An annotation with the texts in it read."""
    if isinstance(kind, str):
        kind = ForwardRef(kind)
    if isinstance(kind, ForwardRef):
        return _evaluated(_checked(_Reader(kind.__forward_arg__, names).whole()), names)
    if isinstance(kind, list):
        return [_evaluated(each, names) for each in kind]
    if not isinstance(kind, (_Alias, _types.GenericAlias, _types.UnionType)) or getattr(kind, '__origin__', 0) is Literal:
        return kind
    args = tuple([_evaluated(each, names) if at == 0 or not hasattr(kind, '__metadata__') else each
                  for at, each in enumerate(kind.__args__)])
    if args == kind.__args__:
        return kind
    if isinstance(kind, _types.UnionType):
        made = args[0]
        for each in args[1:]:
            made = made | each
        return made
    if isinstance(kind, _types.GenericAlias):
        return _types.GenericAlias(kind.__origin__, args)
    made = _Alias(kind.__origin__, args, kind._name)
    if hasattr(kind, '__metadata__'):
        made.__metadata__ = kind.__metadata__
    return made


def _without_extras(kind):
    if isinstance(kind, _Alias) and kind.__origin__ in (Annotated, Required, NotRequired):
        return _without_extras(kind.__args__[0])
    if isinstance(kind, _Alias) and kind.__origin__ is not Literal:
        args = tuple([_without_extras(each) for each in kind.__args__])
        return kind if args == kind.__args__ else _Alias(kind.__origin__, args, kind._name)
    return kind


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    if getattr(obj, '__no_type_check__', None):
        return {}
    builtins = vars(_sys.modules['builtins'])
    found = {}
    if isinstance(obj, type):
        for base in obj.__mro__[-2::-1]:
            module = _sys.modules.get(base.__module__)
            names = [vars(base) if localns is None else localns,
                     globalns if globalns is not None else {} if module is None else vars(module), builtins]
            for name, kind in base.__dict__.get('__annotations__', {}).items():
                found[name] = _evaluated(_checked(kind), names)
    else:
        kinds = getattr(obj, '__annotations__', None)
        if kinds is None:
            raise TypeError(f'{obj!r} is not a module, class, method, or function.')
        function = obj
        while hasattr(function, '__wrapped__'):
            function = function.__wrapped__
        known = getattr(function, '__globals__', None) or vars(obj) if globalns is None else globalns
        names = [known if localns is None else localns, known, builtins]
        for name, kind in kinds.items():
            found[name] = _evaluated(_checked(kind), names)
    return found if include_extras else {name: _without_extras(kind) for name, kind in found.items()}


def is_typeddict(tp):
    return isinstance(tp, type) and type(tp) is _TypedDictMeta
`;
