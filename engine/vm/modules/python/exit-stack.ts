/** The part of the module `contextlib` about stacks of things to be undone. */
export const EXIT_STACK = `

class ExitStack(AbstractContextManager):
    def __init__(self):
        self._exit_callbacks = []

    def enter_context(self, cm):
        kind = type(cm)
        try:
            enter, leave = kind.__enter__, kind.__exit__
        except AttributeError:
            raise TypeError(f"'{kind.__module__}.{kind.__qualname__}' object does not support the context manager "
                            'protocol') from None
        value = enter(cm)
        self._exit_callbacks.append(lambda *details: leave(cm, *details))
        return value

    def push(self, exit):
        leave = getattr(type(exit), '__exit__', None)
        self._exit_callbacks.append(exit if leave is None else lambda *details: leave(exit, *details))
        return exit

    def callback(self, callback, /, *args, **kwds):
        def undo(kind, error, trace):
            callback(*args, **kwds)

        undo.__wrapped__ = callback
        self._exit_callbacks.append(undo)
        return callback

    def pop_all(self):
        moved = type(self)()
        moved._exit_callbacks, self._exit_callbacks = self._exit_callbacks, []
        return moved

    def close(self):
        self.__exit__(None, None, None)

    def __exit__(self, kind, error, trace):
        """Undoes the last first. What one of them raises goes to those before it, as if the blocks were nested."""
        around = _sys.exception()
        current, raised = error, False
        while self._exit_callbacks:
            undo = self._exit_callbacks.pop()
            try:
                if undo(None if current is None else type(current), current, current and current.__traceback__):
                    current, raised = None, False
            except BaseException as new:
                _set_context(new, current, around)
                current, raised = new, True
        if not raised:
            return error is not None and current is None
        context = current.__context__
        try:
            raise current
        except BaseException:
            # To raise it here gave it this function's context.
            current.__context__ = context
            raise


def _set_context(new, current, around):
    """The oldest error in the chain of a new one was raised while the current one was under way, not what is around."""
    last = new
    while (context := last.__context__) is not None and context is not current:
        if context is around:
            break
        last = context
    if context is not current:
        last.__context__ = current
`;
