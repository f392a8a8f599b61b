"""Attempts that were given up: what a native operation waits for is run to its end, and the operation tried again.

See `runtime.attempt`; the notes are a list, so an attempt is saved like any other value while the program is stopped.
"""


def retried(pending):
    if not _o_is_pending(pending):
        return pending
    if _o_is_routed(pending):
        function, (target, source), _, _ = _o_waited_for(pending)
        pending = None
        if function == "extend_list":
            extend_list(target, source)
        else:
            update_dict(target, source)
        return target
    name, operands, notes, callee, args, frame, step = _o_opened(pending)
    foreseen = _o_is_foreseen(pending)
    pending = None
    if foreseen and step == "result":
        return callee(*args)
    while True:
        value = failure = None
        try:
            value = callee(*args) if foreseen else ended(frame, step)
        except BaseException as error:
            failure = error
        if foreseen and step == "unless refused" and failure is None and value is not NotImplemented:
            return value
        notes.append((callee, args, failure is not None, value if failure is None else failure))
        value = failure = None  # an error would come to hold itself
        outcome = _o_again(name, operands, notes)
        if not _o_is_pending(outcome):
            return outcome
        name, operands, notes, callee, args, frame, step = _o_opened(outcome)
        foreseen = _o_is_foreseen(outcome)
        outcome = None


def ended(frame, step):
    if frame is None:
        return _o_received(_o_pass(step))
    if _o_is_stepper(frame):
        return value_of(frame, step)
    while True:
        answer = failure = None
        try:
            answer = _o_pass(step)
        except BaseException as error:
            failure = error
        done, step = _o_advance(frame, answer, failure)
        if done:
            return step


def attempted(callee, /, *args, **kwargs):
    return retried(_o_attempt("call", callee, args, kwargs))


def operate(name, *operands):
    return retried(_o_attempt(name, *operands))
