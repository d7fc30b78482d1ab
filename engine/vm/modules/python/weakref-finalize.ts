/** The part of the module `weakref` about finalizers. */
export const WEAKREF_FINALIZE = `
class finalize:
    """Alive while it is in the registry: called, detached or run at exit it leaves there."""

    __slots__ = ()
    _registry = {}
    _shutdown = False
    _next_index = 0
    _dirty = False
    _registered_with_atexit = False

    class _Info:
        __slots__ = ('weakref', 'func', 'args', 'kwargs', 'atexit', 'index')

        def told(self):
            """What peek and detach answer, None when the object has died."""
            target = self.weakref()
            return None if target is None else (target, self.func, self.args, self.kwargs or {})

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._registered_with_atexit:
            atexit.register(self._run_at_exit)
            finalize._registered_with_atexit = True
        entry = self._Info()
        entry.weakref = ref(obj, self)
        entry.func, entry.args, entry.kwargs = func, args, kwargs or None
        entry.atexit = True
        entry.index = finalize._next_index
        finalize._next_index += 1
        finalize._registry[self] = entry
        finalize._dirty = True

    def __call__(self, _=None):
        entry = self._registry.pop(self, None)
        if entry is not None and not self._shutdown:
            return entry.func(*entry.args, **(entry.kwargs or {}))

    def peek(self):
        entry = self._registry.get(self)
        return entry and entry.told()

    def detach(self):
        told = self.peek()
        if told is not None and self._registry.pop(self, None) is not None:
            return told

    @property
    def alive(self):
        return self in self._registry

    @property
    def atexit(self):
        return self.alive and self._registry[self].atexit

    @atexit.setter
    def atexit(self, value):
        if self.alive:
            self._registry[self].atexit = bool(value)

    def __repr__(self):
        told = self.peek()
        state = 'dead' if told is None else f'for {type(told[0]).__name__!r} at {id(told[0]):#x}'
        return f'<{type(self).__name__} object at {id(self):#x}; {state}>'

    @classmethod
    def _run_at_exit(cls):
        """The newest first; what they register on their way is run as well. No collection comes between."""
        import gc
        collecting = gc.isenabled()
        if collecting and cls._registry:
            gc.disable()
        try:
            finalize._dirty = True
            while True:
                if finalize._dirty:
                    finalize._dirty = False
                    waiting = sorted([each for each in cls._registry if each.atexit],
                                     key=lambda each: cls._registry[each].index)
                if not waiting:
                    break
                try:
                    waiting.pop()()
                except Exception as error:
                    _print_exception(error)
        finally:
            finalize._shutdown = True
            if collecting:
                gc.enable()
`;
