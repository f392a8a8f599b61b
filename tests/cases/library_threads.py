# Programs that use `threading`, `concurrent.futures` and `queue` as CPython runs them when each thread is quick.

#: threads_that_call_outside
import threading

results, lock = [], threading.Lock()
before = threading.active_count()  # the host may have others


def work(n, scale=1):
    value = ext(n)
    with lock:
        results.append((threading.current_thread().name, value * scale))


threads = [threading.Thread(target=work, args=(n,), kwargs={"scale": 2}, name=f"w{n}") for n in range(3)]
out = [threads[0].is_alive(), threads[0].ident, threads[0].daemon]
for thread in threads:
    thread.start()
    thread.join()
ext("stop")
out + [
    results,
    [t.is_alive() for t in threads],
    threading.current_thread().name,
    threading.active_count() - before,
    threading.main_thread() is threading.current_thread(),
    threads[0] in threading.enumerate(),
    lock.locked(),
]

#: locks_and_events
import threading

lock, again, event = threading.Lock(), threading.RLock(), threading.Event()
out = [lock.acquire(), lock.acquire(blocking=False), lock.locked(), lock.acquire(timeout=0.001)]
ext("stop")
lock.release()
with again, again:
    out.append(again.acquire())
    again.release()
out += [event.is_set(), event.wait(0.001), event.set(), event.wait(), event.clear(), event.is_set()]
semaphore, bounded = threading.Semaphore(2), threading.BoundedSemaphore(1)
out += [semaphore.acquire(), semaphore.acquire(), semaphore.acquire(blocking=False), semaphore.release(2)]
with semaphore:
    ext("inside")
condition = threading.Condition()
with condition:
    out += [condition.wait(0.001), condition.notify(), condition.notify_all(), condition.wait_for(lambda: ext(True))]
for wrong in (
    lock.release,
    again.release,
    bounded.release,
    condition.notify,
    lambda: lock.acquire(False, 1),
    lambda: threading.Semaphore(-1),
    lambda: lock.acquire(timeout=-2),
    lambda: semaphore.release(0),
):
    try:
        wrong()
    except (RuntimeError, ValueError) as e:
        out.append(f"{type(e).__name__}: {e}")
out

#: errors_and_values_of_each_thread
import threading

own, seen = threading.local(), []
own.x = "main"


def hook(args):
    seen.append((args.exc_type.__name__, str(args.exc_value), args.thread.name))


def fail(n):
    own.x = ext(n)
    seen.append((own.x, sorted(own.__dict__)))
    raise ValueError(f"bad {n}")


class Mine(threading.Thread):
    def __init__(self, n):
        super().__init__(name=f"mine{n}", daemon=True)
        self.n = n

    def run(self):
        seen.append((self.name, hasattr(own, "x"), ext(self.n)))
        if self.n:
            raise SystemExit


threading.excepthook = hook
for thread in (threading.Thread(target=fail, args=(1,), name="f1"), Mine(0), Mine(1)):
    thread.start()
    thread.join()
seen.append(own.x)
del own.x
for wrong in (
    thread.start,
    lambda: own.x,
    threading.Thread().join,
    threading.current_thread().join,
    lambda: setattr(thread, "daemon", False) or threading.Thread(group=1),
):
    try:
        wrong()
    except (RuntimeError, AttributeError, AssertionError) as e:
        seen.append(f"{type(e).__name__}: {e}")
seen

#: locals_of_a_class
import threading


class Own(threading.local):
    shared = "class"

    def __init__(self, start):
        self.count = start

    def more(self):
        self.count += 1
        return self.count


own, out = Own(ext(5)), []
out += [own.more(), own.shared]


def work():
    out.append(own.more())
    own.count = ext(0)
    out.append(own.count)


for _ in range(2):
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
out + [own.more()]

#: pools_that_call_outside
import concurrent.futures
from concurrent.futures import ThreadPoolExecutor, as_completed, wait


def work(n):
    got = ext(n)
    if n == 3:
        raise KeyError(n)
    return got * 10


done = []
with ThreadPoolExecutor(max_workers=1, thread_name_prefix="pool", initializer=lambda: log("init")) as pool:
    futures = {pool.submit(work, n): n for n in range(4)}
    for future in futures:
        future.add_done_callback(lambda f: done.append(futures[f]))
    out = [f.result() if f.exception() is None else repr(f.exception()) for f in futures]
    out += [list(pool.map(work, [5, 6])), sorted(futures[f] for f in as_completed(futures))]
    ext("stop")
    finished = wait(futures)
    out += [len(finished.done), len(finished.not_done), done]
try:
    pool.submit(work, 1)
except RuntimeError as e:
    out.append(str(e))
future = concurrent.futures.Future()
out += [future.done(), future.cancel(), future.cancelled(), future.running()]
other = concurrent.futures.Future()
other.add_done_callback(lambda f: out.append(f.result()))
other.set_result(ext("r"))
for wrong in (future.result, lambda: ThreadPoolExecutor(0), list(futures)[3].result):
    try:
        wrong()
    except Exception as e:
        out.append(f"{type(e).__name__}: {e}")
out

#: queue_between_threads
import queue
import threading

jobs, found = queue.Queue(), []


def worker():
    while (item := jobs.get()) is not None:
        found.append(ext(item) * 2)
        jobs.task_done()


for n in range(3):
    jobs.put(n)
jobs.put(None)
thread = threading.Thread(target=worker)
thread.start()
thread.join()
found
