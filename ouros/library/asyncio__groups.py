"""Task groups."""


class TaskGroup:
    """Tasks that end before the block is left; one that fails cancels the others."""

    def __init__(self):
        self._entered = False
        self._exiting = False
        self._aborting = False
        self._loop = None
        self._parent = None
        self._parent_asked = False
        self._tasks = []
        self._errors = []
        self._base_error = None
        self._all_done = None

    def __repr__(self):
        info = ""
        if self._tasks:
            info += f" tasks={len(self._tasks)}"
        if self._errors:
            info += f" errors={len(self._errors)}"
        if self._aborting:
            info += " cancelling"
        elif self._entered:
            info += " entered"
        return f"<TaskGroup{info}>"

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has already been entered")
        if self._loop is None:
            self._loop = get_running_loop()
        self._parent = current_task(self._loop)
        if self._parent is None:
            raise RuntimeError(f"TaskGroup {self!r} cannot determine the parent task")
        self._entered = True
        return self

    async def __aexit__(self, kind, error, traceback):
        self._exiting = True
        if error is not None and _ends_all(error) and self._base_error is None:
            self._base_error = error
        cancelled = kind is not None and issubclass(kind, CancelledError)
        cancellation = error if cancelled else None
        if _o_version < (3, 13):
            cancellation = self._without_own_request(cancellation)
        if kind is not None and not self._aborting:
            self._abort()
        while self._tasks:
            if self._all_done is None:
                self._all_done = self._loop.create_future()
            try:
                await self._all_done
            except CancelledError as asked:
                if not self._aborting:
                    cancellation = asked
                    self._abort()
            self._all_done = None
        if self._base_error is not None:
            raise self._base_error
        if _o_version >= (3, 13):
            cancellation = self._without_own_request(cancellation)
        if cancellation is not None and not self._errors:
            raise cancellation
        if kind is not None and not cancelled:
            self._errors.append(error)
        if self._errors:
            if _o_version >= (3, 13) and self._parent.cancelling():
                self._parent.uncancel()
                self._parent.cancel()
            errors = self._errors
            self._errors = None
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", errors) from None

    def _without_own_request(self, cancellation):
        """A cancellation of the parent that the group itself asked for ends here."""
        if self._parent_asked and self._parent.uncancel() == 0:
            return None
        return cancellation

    def create_task(self, coro, *, name=None, context=None):
        problem = None
        if not self._entered:
            problem = "has not been entered"
        elif self._exiting and not self._tasks:
            problem = "is finished"
        elif self._aborting:
            problem = "is shutting down"
        if problem is not None:
            if _o_version >= (3, 13):
                coro.close()
            raise RuntimeError(f"TaskGroup {self!r} {problem}")
        task = self._loop.create_task(coro, name=name, context=context)
        self._tasks.append(task)
        task.add_done_callback(self._one_done)
        return task

    def _abort(self):
        self._aborting = True
        for task in list(self._tasks):
            if not task.done():
                task.cancel()

    def _one_done(self, task):
        self._tasks.remove(task)
        if self._all_done is not None and not self._tasks:
            _set_unless_done(self._all_done, True)
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            return
        self._errors.append(error)
        if _ends_all(error) and self._base_error is None:
            self._base_error = error
        if self._parent.done():
            message = f"Task {task!r} has errored out but its parent task {self._parent} is already completed"
            self._loop.call_exception_handler({"message": message, "exception": error, "task": task})
            return
        if not self._aborting and not self._parent_asked:
            self._abort()
            self._parent_asked = True
            self._parent.cancel()


@_o_plain
def _ends_all(error):
    return isinstance(error, (SystemExit, KeyboardInterrupt))
