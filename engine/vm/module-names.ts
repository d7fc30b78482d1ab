/**
 * What `dir` says of CPython 3.12.1's modules. A program that asks for one of these names where this release has none is
 * stopped and told so.
 */
export const MODULE_NAMES: Readonly<Record<string, string>> = {
  __future__:
    'CO_FUTURE_ABSOLUTE_IMPORT CO_FUTURE_ANNOTATIONS CO_FUTURE_BARRY_AS_BDFL CO_FUTURE_DIVISION ' +
    'CO_FUTURE_GENERATOR_STOP CO_FUTURE_PRINT_FUNCTION CO_FUTURE_UNICODE_LITERALS ' +
    'CO_FUTURE_WITH_STATEMENT CO_GENERATOR_ALLOWED CO_NESTED _Feature __all__ __builtins__ __cached__ ' +
    '__doc__ __file__ __loader__ __name__ __package__ __spec__ absolute_import all_feature_names ' +
    'annotations barry_as_FLUFL division generator_stop generators nested_scopes print_function ' +
    'unicode_literals with_statement',
  abc:
    'ABC ABCMeta __builtins__ __doc__ __file__ __loader__ __name__ __package__ __spec__ _abc_init ' +
    '_abc_instancecheck _abc_register _abc_subclasscheck _get_dump _reset_caches _reset_registry ' +
    'abstractclassmethod abstractmethod abstractproperty abstractstaticmethod get_cache_token ' +
    'update_abstractmethods',
  atexit: '__doc__ __loader__ __name__ __package__ __spec__ _clear _ncallbacks _run_exitfuncs register ' + 'unregister',
  bisect:
    '__builtins__ __cached__ __doc__ __file__ __loader__ __name__ __package__ __spec__ bisect bisect_left ' +
    'bisect_right insort insort_left insort_right',
  collections:
    'ChainMap Counter OrderedDict UserDict UserList UserString _Link _OrderedDictItemsView ' +
    '_OrderedDictKeysView _OrderedDictValuesView __all__ __builtins__ __cached__ __doc__ __file__ ' +
    '__loader__ __name__ __package__ __path__ __spec__ _chain _collections_abc _count_elements ' +
    '_deque_iterator _eq _iskeyword _itemgetter _proxy _recursive_repr _repeat _starmap _sys _tuplegetter ' +
    'defaultdict deque namedtuple',
  'collections.abc':
    'AsyncGenerator AsyncIterable AsyncIterator Awaitable Buffer ByteString Callable Collection Container ' +
    'Coroutine Generator Hashable ItemsView Iterable Iterator KeysView Mapping MappingView MutableMapping ' +
    'MutableSequence MutableSet Reversible Sequence Set Sized ValuesView _CallableGenericAlias __all__ ' +
    '__builtins__ __cached__ __doc__ __file__ __loader__ __name__ __package__ __spec__',
  contextlib:
    'AbstractAsyncContextManager AbstractContextManager AsyncContextDecorator AsyncExitStack ' +
    'ContextDecorator ExitStack GenericAlias MethodType _AsyncGeneratorContextManager _BaseExitStack ' +
    '_GeneratorContextManager _GeneratorContextManagerBase _RedirectStream __all__ __builtins__ ' +
    '__cached__ __doc__ __file__ __loader__ __name__ __package__ __spec__ _collections_abc abc aclosing ' +
    'asynccontextmanager chdir closing contextmanager deque nullcontext os redirect_stderr ' +
    'redirect_stdout suppress sys wraps',
  copy:
    'Error __all__ __builtins__ __cached__ __doc__ __file__ __loader__ __name__ __package__ __spec__ ' +
    '_copy_dispatch _copy_immutable _deepcopy_atomic _deepcopy_dict _deepcopy_dispatch _deepcopy_list ' +
    '_deepcopy_method _deepcopy_tuple _keep_alive _reconstruct copy deepcopy dispatch_table error',
  dataclasses:
    'Field FrozenInstanceError FunctionType GenericAlias InitVar KW_ONLY MISSING _ATOMIC_TYPES ' +
    '_DataclassParams _EMPTY_METADATA _FIELD _FIELDS _FIELD_BASE _FIELD_CLASSVAR _FIELD_INITVAR ' +
    '_HAS_DEFAULT_FACTORY _HAS_DEFAULT_FACTORY_CLASS _KW_ONLY_TYPE _MISSING_TYPE _MODULE_IDENTIFIER_RE ' +
    '_PARAMS _POST_INIT_NAME __all__ __builtins__ __cached__ __doc__ __file__ __loader__ __name__ ' +
    '__package__ __spec__ _add_slots _asdict_inner _astuple_inner _cmp_fn _create_fn _dataclass_getstate ' +
    '_dataclass_setstate _field_assign _field_init _fields_in_init_order _frozen_get_del_attr _get_field ' +
    '_get_slots _hash_action _hash_add _hash_exception _hash_fn _hash_set_none _init_fn _init_param ' +
    '_is_classvar _is_dataclass_instance _is_initvar _is_kw_only _is_type _process_class _recursive_repr ' +
    '_repr_fn _set_new_attribute _set_qualname _thread _tuple_str abc asdict astuple copy dataclass field ' +
    'fields functools inspect is_dataclass itertools keyword make_dataclass re replace sys types',
  enum:
    'CONFORM CONTINUOUS DynamicClassAttribute EJECT Enum EnumCheck EnumMeta EnumType Flag FlagBoundary ' +
    'IntEnum IntFlag KEEP MappingProxyType NAMED_FLAGS ReprEnum STRICT StrEnum UNIQUE _EnumDict __all__ ' +
    '__builtins__ __cached__ __doc__ __file__ __loader__ __name__ __package__ __spec__ _auto_null ' +
    '_dataclass_repr _dedent _high_bit _is_descriptor _is_dunder _is_internal_class _is_private ' +
    '_is_single_bit _is_sunder _iter_bits_lsb _make_class_unpicklable _old_convert_ _or_ _proto_member ' +
    '_reduce_ex_by_global_name _simple_enum _stdlib_enums _test_simple_enum auto bin bltns global_enum ' +
    'global_enum_repr global_flag_repr global_str member nonmember pickle_by_enum_name ' +
    'pickle_by_global_name property reduce show_flag_values sys unique verify',
  functools:
    'GenericAlias RLock WRAPPER_ASSIGNMENTS WRAPPER_UPDATES _CacheInfo _HashedSeq _NOT_FOUND __all__ ' +
    '__builtins__ __cached__ __doc__ __file__ __loader__ __name__ __package__ __spec__ _c3_merge _c3_mro ' +
    '_compose_mro _convert _find_impl _ge_from_gt _ge_from_le _ge_from_lt _gt_from_ge _gt_from_le ' +
    '_gt_from_lt _initial_missing _le_from_ge _le_from_gt _le_from_lt _lru_cache_wrapper _lt_from_ge ' +
    '_lt_from_gt _lt_from_le _make_key _unwrap_partial cache cached_property cmp_to_key get_cache_token ' +
    'lru_cache namedtuple partial partialmethod recursive_repr reduce singledispatch singledispatchmethod ' +
    'total_ordering update_wrapper wraps',
  gc:
    'DEBUG_COLLECTABLE DEBUG_LEAK DEBUG_SAVEALL DEBUG_STATS DEBUG_UNCOLLECTABLE __doc__ __loader__ ' +
    '__name__ __package__ __spec__ callbacks collect disable enable freeze garbage get_count get_debug ' +
    'get_freeze_count get_objects get_referents get_referrers get_stats get_threshold is_finalized ' +
    'is_tracked isenabled set_debug set_threshold unfreeze',
  heapq:
    '__about__ __all__ __builtins__ __cached__ __doc__ __file__ __loader__ __name__ __package__ __spec__ ' +
    '_heapify_max _heappop_max _heapreplace_max _siftdown _siftdown_max _siftup _siftup_max heapify ' +
    'heappop heappush heappushpop heapreplace merge nlargest nsmallest',
  itertools:
    '__doc__ __loader__ __name__ __package__ __spec__ _grouper _tee _tee_dataobject accumulate batched ' +
    'chain combinations combinations_with_replacement compress count cycle dropwhile filterfalse groupby ' +
    'islice pairwise permutations product repeat starmap takewhile tee zip_longest',
  math:
    '__doc__ __file__ __loader__ __name__ __package__ __spec__ acos acosh asin asinh atan atan2 atanh ' +
    'cbrt ceil comb copysign cos cosh degrees dist e erf erfc exp exp2 expm1 fabs factorial floor fmod ' +
    'frexp fsum gamma gcd hypot inf isclose isfinite isinf isnan isqrt lcm ldexp lgamma log log10 log1p ' +
    'log2 modf nan nextafter perm pi pow prod radians remainder sin sinh sqrt sumprod tan tanh tau trunc ' +
    'ulp',
  operator:
    '__abs__ __add__ __all__ __and__ __builtins__ __cached__ __call__ __concat__ __contains__ __delitem__ ' +
    '__doc__ __eq__ __file__ __floordiv__ __ge__ __getitem__ __gt__ __iadd__ __iand__ __iconcat__ ' +
    '__ifloordiv__ __ilshift__ __imatmul__ __imod__ __imul__ __index__ __inv__ __invert__ __ior__ ' +
    '__ipow__ __irshift__ __isub__ __itruediv__ __ixor__ __le__ __loader__ __lshift__ __lt__ __matmul__ ' +
    '__mod__ __mul__ __name__ __ne__ __neg__ __not__ __or__ __package__ __pos__ __pow__ __rshift__ ' +
    '__setitem__ __spec__ __sub__ __truediv__ __xor__ _abs abs add and_ attrgetter call concat contains ' +
    'countOf delitem eq floordiv ge getitem gt iadd iand iconcat ifloordiv ilshift imatmul imod imul ' +
    'index indexOf inv invert ior ipow irshift is_ is_not isub itemgetter itruediv ixor le length_hint ' +
    'lshift lt matmul methodcaller mod mul ne neg not_ or_ pos pow rshift setitem sub truediv truth xor',
  random:
    'BPF LOG4 NV_MAGICCONST RECIP_BPF Random SG_MAGICCONST SystemRandom TWOPI _ONE _Sequence __all__ ' +
    '__builtins__ __cached__ __doc__ __file__ __loader__ __name__ __package__ __spec__ _accumulate _acos ' +
    '_bisect _ceil _cos _e _exp _fabs _floor _index _inst _isfinite _lgamma _log _log2 _os _pi _random ' +
    '_repeat _sha512 _sin _sqrt _test _test_generator _urandom _warn betavariate binomialvariate choice ' +
    'choices expovariate gammavariate gauss getrandbits getstate lognormvariate normalvariate ' +
    'paretovariate randbytes randint random randrange sample seed setstate shuffle triangular uniform ' +
    'vonmisesvariate weibullvariate',
  string:
    'Formatter Template _ChainMap __all__ __builtins__ __cached__ __doc__ __file__ __loader__ __name__ ' +
    '__package__ __spec__ _re _sentinel_dict _string ascii_letters ascii_lowercase ascii_uppercase ' +
    'capwords digits hexdigits octdigits printable punctuation whitespace',
  time:
    'CLOCK_BOOTTIME CLOCK_MONOTONIC CLOCK_MONOTONIC_RAW CLOCK_PROCESS_CPUTIME_ID CLOCK_REALTIME CLOCK_TAI ' +
    'CLOCK_THREAD_CPUTIME_ID _STRUCT_TM_ITEMS __doc__ __loader__ __name__ __package__ __spec__ altzone ' +
    'asctime clock_getres clock_gettime clock_gettime_ns clock_settime clock_settime_ns ctime daylight ' +
    'get_clock_info gmtime localtime mktime monotonic monotonic_ns perf_counter perf_counter_ns ' +
    'process_time process_time_ns pthread_getcpuclockid sleep strftime strptime struct_time thread_time ' +
    'thread_time_ns time time_ns timezone tzname tzset',
  types:
    'AsyncGeneratorType BuiltinFunctionType BuiltinMethodType CellType ClassMethodDescriptorType CodeType ' +
    'CoroutineType DynamicClassAttribute EllipsisType FrameType FunctionType GeneratorType GenericAlias ' +
    'GetSetDescriptorType LambdaType MappingProxyType MemberDescriptorType MethodDescriptorType ' +
    'MethodType MethodWrapperType ModuleType NoneType NotImplementedType SimpleNamespace TracebackType ' +
    'UnionType WrapperDescriptorType _GeneratorWrapper __all__ __builtins__ __cached__ __doc__ __file__ ' +
    '__loader__ __name__ __package__ __spec__ _calculate_meta coroutine get_original_bases new_class ' +
    'prepare_class resolve_bases',
  typing:
    'ABCMeta AbstractSet Annotated Any AnyStr AsyncContextManager AsyncGenerator AsyncIterable ' +
    'AsyncIterator Awaitable BinaryIO ByteString CT_co Callable ChainMap ClassVar Collection Concatenate ' +
    'Container ContextManager Coroutine Counter DefaultDict Deque Dict EXCLUDED_ATTRIBUTES Final ' +
    'ForwardRef FrozenSet Generator Generic GenericAlias Hashable IO ItemsView Iterable Iterator KT ' +
    'KeysView List Literal LiteralString Mapping MappingView Match MethodDescriptorType MethodWrapperType ' +
    'MutableMapping MutableSequence MutableSet NamedTuple NamedTupleMeta Never NewType NoReturn ' +
    'NotRequired Optional OrderedDict ParamSpec ParamSpecArgs ParamSpecKwargs Pattern Protocol Required ' +
    'Reversible Self Sequence Set Sized SupportsAbs SupportsBytes SupportsComplex SupportsFloat ' +
    'SupportsIndex SupportsInt SupportsRound T TYPE_CHECKING T_co T_contra Text TextIO Tuple Type ' +
    'TypeAlias TypeAliasType TypeGuard TypeVar TypeVarTuple TypedDict Union Unpack VT VT_co V_co ' +
    'ValuesView WrapperDescriptorType _ASSERT_NEVER_REPR_MAX_LENGTH _AnnotatedAlias _AnyMeta ' +
    '_BaseGenericAlias _CallableGenericAlias _CallableType _ConcatenateGenericAlias ' +
    '_DeprecatedGenericAlias _DeprecatedType _Final _Func _GenericAlias _IdentityCallable ' +
    '_LiteralGenericAlias _LiteralSpecialForm _NamedTuple _NotIterable _PROTO_ALLOWLIST ' +
    '_PickleUsingNameMixin _ProtocolMeta _SPECIAL_NAMES _SpecialForm _SpecialGenericAlias ' +
    '_TYPING_INTERNALS _TupleType _TypedDict _TypedDictMeta _TypingEllipsis _UnionGenericAlias ' +
    '_UnpackGenericAlias __all__ __builtins__ __cached__ __doc__ __file__ __loader__ __name__ __package__ ' +
    '__spec__ _alias _allow_reckless_class_checks _allowed_types _caches _caller _check_generic _cleanups ' +
    '_collect_parameters _deduplicate _eval_type _flatten_literal_params _generic_class_getitem ' +
    '_generic_init_subclass _get_protocol_attrs _idfunc _is_dunder _is_param_expr _is_typevar_like ' +
    '_is_unpacked_typevartuple _lazy_load_getattr_static _make_nmtuple _make_union ' +
    '_namedtuple_mro_entries _no_init_or_replace_init _overload_dummy _overload_registry ' +
    '_paramspec_prepare_subst _paramspec_subst _prohibited _proto_hook _remove_dups_flatten ' +
    '_should_unflatten_callable_args _special _strip_annotations _tp_cache _type_check _type_convert ' +
    '_type_repr _typevar_subst _typevartuple_prepare_subst _unpack_args _value_and_type_iter ' +
    'abstractmethod assert_never assert_type cast clear_overloads collections contextlib copyreg ' +
    'dataclass_transform defaultdict final functools get_args get_origin get_overloads get_type_hints io ' +
    'is_typeddict no_type_check no_type_check_decorator operator overload override re reveal_type ' +
    'runtime_checkable stdlib_re sys types warnings',
  weakref:
    'CallableProxyType KeyedRef ProxyType ProxyTypes ReferenceType WeakKeyDictionary WeakMethod WeakSet ' +
    'WeakValueDictionary _IterationGuard __all__ __builtins__ __cached__ __doc__ __file__ __loader__ ' +
    '__name__ __package__ __spec__ _collections_abc _remove_dead_weakref finalize getweakrefcount ' +
    'getweakrefs itertools proxy ref sys',
};
