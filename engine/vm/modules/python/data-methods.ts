/** The part of the module `dataclasses` about the methods of data classes: their text is made, so that calls are real frames. */
export const DATA_METHODS = `

def _compiled(name, parameters, body, names):
    lines = [f'def _made({", ".join(names)}):', f' def {name}({", ".join(parameters)}):']
    lines += ['  ' + line for line in body]
    lines.append(f' return {name}\\n')
    return _define('\\n'.join(lines), globals(), '_made')(**names)


def _init_method(cls, parameters, frozen, self_name):
    """__init__: parameters with defaults come last, those by keyword after a star."""
    plain = [each for each in parameters if each.init and not each.kw_only]
    keyword = [each for each in parameters if each.init and each.kw_only]
    optional = False
    for each in plain:
        if each.default is not MISSING or each.default_factory is not MISSING:
            optional = True
        elif optional:
            raise TypeError(f'non-default argument {each.name!r} follows default argument')
    names = {'__dataclass_HAS_DEFAULT_FACTORY__': _FACTORY, '__dataclass_builtins_object__': object}
    names.update({f'__dataclass_type_{each.name}__': each.type for each in parameters})
    body = []
    for each in parameters:
        value = _initial(cls, each, names)
        if value is None or each._field_type is _FIELD_INITVAR:
            continue
        body.append(f'__dataclass_builtins_object__.__setattr__({self_name},{each.name!r},{value})' if frozen
                    else f'{self_name}.{each.name}={value}')
    if hasattr(cls, '__post_init__'):
        passed = [each.name for each in parameters if each._field_type is _FIELD_INITVAR]
        body.append(f'{self_name}.__post_init__({",".join(passed)})')
    signature = [self_name, *map(_parameter, plain), *(['*'] if keyword else []), *map(_parameter, keyword)]
    made = _compiled('__init__', signature, body or ['pass'], names)
    made.__annotations__['return'] = None
    return made


def _parameter(each):
    default = ''
    if each.default is not MISSING:
        default = f'=__dataclass_dflt_{each.name}__'
    elif each.default_factory is not MISSING:
        default = '=__dataclass_HAS_DEFAULT_FACTORY__'
    return f'{each.name}:__dataclass_type_{each.name}__{default}'


def _initial(cls, each, names):
    """The text of a field's first value; None where it is given none. Defaults get a name."""
    default = f'__dataclass_dflt_{each.name}__'
    if each.default_factory is not MISSING:
        names[default] = each.default_factory
        made = f'{default}()'
        return f'{made} if {each.name} is __dataclass_HAS_DEFAULT_FACTORY__ else {each.name}' if each.init else made
    if each.default is not MISSING:
        names[default] = each.default
    if each.init:
        return each.name
    # Without a parameter the class has the value, unless slots are in its place.
    return default if each.default is not MISSING and hasattr(cls, '__slots__') else None


def _repr_method(shown):
    text = ', '.join([f'{each.name}={{self.{each.name}!r}}' for each in shown])
    plain = _compiled('__repr__', ['self'], [f'return self.__class__.__qualname__ + f"({text})"'], {})
    under_way = set()

    def __repr__(self):
        if id(self) in under_way:
            return '...'
        under_way.add(id(self))
        try:
            return plain(self)
        finally:
            under_way.discard(id(self))

    return __repr__


def _tuple_text(of, listed):
    return f'({"".join([f"{of}.{each.name}," for each in listed])})'


def _comparison_method(name, sign, compared):
    verdict = f' return {_tuple_text("self", compared)}{sign}{_tuple_text("other", compared)}'
    return _compiled(name, ['self', 'other'],
                     ['if other.__class__ is self.__class__:', verdict, 'return NotImplemented'], {})


def _frozen_methods(cls, listed):
    refused = ''.join([f'{each.name!r}, ' for each in listed])
    test = f'if type(self) is cls or name in ({refused}):'
    names = {'cls': cls, 'FrozenInstanceError': FrozenInstanceError}
    for what, extra in (('set', ', value'), ('del', '')):
        done = 'assign to' if what == 'set' else 'delete'
        yield _compiled(f'__{what}attr__', f'self, name{extra}'.split(', '),
                        [test, f' raise FrozenInstanceError(f"cannot {done} field {{name!r}}")',
                         f'super(cls, self).__{what}attr__(name{extra})'], names)


def _hash_method(listed):
    hashed = [each for each in listed if (each.compare if each.hash is None else each.hash)]
    return _compiled('__hash__', ['self'], [f'return hash({_tuple_text("self", hashed)})'], {})
`;
