# Programs that use `contextvars`, alone and with the tasks and callbacks of `asyncio`.

#: context_types_that_nothing_inherits_from
from contextvars import Context, ContextVar, Token

out = []
for make in (lambda: Context(ext(1)), *(lambda kind=kind: type('Own', (kind,), {}) for kind in (Context, ContextVar, Token))):
    try:
        out.append(make())
    except TypeError as e:
        out.append(str(e))
out

#: context_variables_set_and_reset
from contextvars import Context, ContextVar, Token, copy_context

user = ContextVar("user", default="nobody")
plain = ContextVar("plain")
out = [user.get(), user.get("other"), user.name, repr(Token.MISSING)]
token = user.set(ext("ann"))
inner = user.set("bob")
out += [user.get(), inner.old_value, token.old_value is Token.MISSING, inner.var is user]
ext("stop")
user.reset(inner)
out.append(user.get())
user.reset(token)
out.append(user.get())
for wrong in (
    lambda: plain.get(),
    lambda: user.reset(token),
    lambda: plain.reset(user.set(1)),
    lambda: user.reset(3),
    lambda: Token(),
    lambda: ContextVar(3),
    lambda: copy_context()["user"],
    lambda: copy_context()[plain],
):
    try:
        wrong()
    except (LookupError, RuntimeError, ValueError, TypeError) as e:
        out.append(type(e).__name__)
other = Context()
try:
    other.run(lambda: user.reset(token))
except RuntimeError:
    out.append("used")
kept = user.set(2)
try:
    other.run(user.reset, kept)
except ValueError:
    out.append("other context")
out

#: contexts_that_stop_inside
from contextvars import Context, ContextVar, copy_context

depth = ContextVar("depth", default=0)
names = ContextVar("names")


def work(name, more):
    depth.set(depth.get() + 1)
    names.set(ext(name))
    got = ext(depth.get())
    if more:
        copy_context().run(work, name + more[0], more[1:])
    log(names.get(), depth.get(), got)
    return names.get()


context = Context()
out = [context.run(work, "a", "bc"), depth.get(), names.get("none"), context[depth], context.get(names), len(context)]
ext("stop")
out += [
    depth in context,
    sorted(v.name for v in context),
    sorted(v.name for v, _ in context.items()),
    context.run(depth.get),
]
again = context.copy()
again.run(depth.set, 9)
out += [again[depth], context[depth], again == context, context == context.copy(), context.get(ContextVar("z"), 5)]
try:
    context.run(lambda: context.run(ext, 1))
except RuntimeError as e:
    out.append(str(e).split(":")[0])
try:
    context.run(work, "x", [])
    context.run(lambda: ext(1) / 0)
except ZeroDivisionError as e:
    out += [str(e), depth.get(), context[names]]
out

#: context_of_each_task
import asyncio
from contextvars import ContextVar, copy_context

request = ContextVar("request", default="-")


def note(tag):
    log(tag, request.get())


async def handle(n):
    before = request.get()
    request.set(f"r{n}")
    asyncio.get_running_loop().call_soon(note, f"soon{n}")
    await asyncio.sleep(0)
    ext(n)
    await asyncio.sleep(0.1 * n)
    return before, request.get()


async def main():
    request.set("main")
    tasks = [asyncio.create_task(handle(n)) for n in range(3)]
    own = copy_context()
    own.run(request.set, "own")
    special = asyncio.create_task(handle(7), context=own)
    tasks[0].add_done_callback(lambda task: note("done0"))
    request.set(ext("changed"))
    found = await asyncio.gather(*tasks)
    return found, await special, request.get(), own[request]


[asyncio.run(main()), request.get()]
