/** The part of the module `typing` about decorators, and questions about types. */
export const TYPING_FUNCTIONS = `

def cast(typ, val):
    return val


def _overload_dummy(*args, **kwds):
    raise NotImplementedError('You should not call an overloaded function. A series of @overload-decorated functions '
                              'outside a stub module should always be followed by an implementation that is not '
                              '@overload-ed.')


_overloads = {}


def overload(func):
    _overloads.setdefault((func.__module__, func.__qualname__), []).append(func)
    return _overload_dummy


def get_overloads(func):
    return list(_overloads.get((func.__module__, func.__qualname__), ()))


def clear_overloads():
    _overloads.clear()


def _noted(name):
    """A decorator that notes itself on what it decorates, where that can be."""
    def decorate(arg, /):
        try:
            setattr(arg, name, True)
        except (AttributeError, TypeError):
            pass
        return arg

    return decorate


final = _noted('__final__')
override = _noted('__override__')
no_type_check = _noted('__no_type_check__')
final.__name__, override.__name__, no_type_check.__name__ = 'final', 'override', 'no_type_check'


def no_type_check_decorator(decorator):
    return lambda *args, **kwds: no_type_check(decorator(*args, **kwds))


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False,
                        field_specifiers=(), **kwargs):
    told = {'eq_default': eq_default, 'order_default': order_default, 'kw_only_default': kw_only_default,
            'frozen_default': frozen_default, 'field_specifiers': field_specifiers, 'kwargs': kwargs}

    def decorate(arg):
        arg.__dataclass_transform__ = told
        return arg

    return decorate


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    raise AssertionError(f'Expected code to be unreachable, but got: {arg!r:.100}')


def reveal_type(obj, /):
    print(f'Runtime type is {type(obj).__name__!r}', file=_sys.stderr)
    return obj


def get_origin(tp):
    if isinstance(tp, (_Alias, _types.GenericAlias, _Collection)):
        return tp.__origin__
    if isinstance(tp, _types.UnionType):
        return _types.UnionType
    return Generic if tp is Generic else None


def get_args(tp):
    if isinstance(tp, _Alias) and tp._name == 'Callable':
        args = tp.__args__
        return (args[0] if args[0] is ... else list(args[:-1]), args[-1])
    if isinstance(tp, (_Alias, _types.GenericAlias, _types.UnionType)):
        return tp.__args__
    return ()
`;
