# `memoryview`, of bytes and of byte arrays.

#: views_read
data = bytes(range(10))
view = memoryview(data)
out = [view[ext(2)], view[-1], bytes(view[2:5]), view.tobytes() == data, view.nbytes, view.readonly, view.format, len(view)]
out += [view[::3].tolist(), list(view[::-2]), view.hex(), view.shape, view.strides, view.ndim, view.itemsize, 3 in view]
out += [view == data, view[1:3] == b'\x01\x02', hash(view) == hash(data), view.obj is data, view.contiguous]
out

#: views_write
data = bytearray(b'hello world')
view = memoryview(data)
view[0] = ext(72)
view[6:11] = b'WORLD'
part = view[6:]
ext(1)
part[0] = ord('w')
out = [bytes(data), bytes(part)]
try:
    view[0:2] = b'abc'
except ValueError as e:
    out.append(str(e))
try:
    data.append(1)
except BufferError as e:
    out.append(str(e))
part.release()
view.release()
data.append(ext(33))
out.append(bytes(data))
try:
    view[0]
except ValueError as e:
    out.append(str(e))
out

#: views_alive_over_stops
data = bytearray(range(12))
whole = memoryview(data)
kept = {'slice': whole[3:7], 'step': whole[1::4], 'back': whole[::-3], 'numbers': whole.cast('H'), 'tail': whole.cast('H')[2:],
        'table': whole.cast('B', (3, 4)), 'fixed': whole.toreadonly()[2:4], 'empty': whole[5:5], 'one': whole[11:]}
ext(1)
data[4] = 200
whole[7] = ext(99)
out = {name: (view.tolist(), view.format, view.shape, view.readonly) for name, view in kept.items()}
kept['slice'][0] = 77
kept['table'][2, 3] = 55
ext(2)
[out, bytes(data), kept['numbers'][1], kept['one'][0], all(view.obj is data for view in kept.values())]

#: views_released_and_scoped
with memoryview(b'abc') as view:
    first = ext(view[0])
gone = view
ext(1)
try:
    gone.tolist()
except ValueError as e:
    text = str(e)
[first, text]

#: views_iterated
total = 0
for byte in memoryview(b'\x01\x02\x03'):
    total += ext(byte)
[total, [ext(b) for b in memoryview(b'ab')], sum(memoryview(b'ab')), dict(zip(memoryview(b'xy'), 'ab')), max(memoryview(b'abc'), key=lambda b: ext(-b))]

#: views_refuse
out = []
for work in (lambda: memoryview('text'), lambda: memoryview(), lambda: memoryview(b'a', 1), lambda: memoryview(b'ab')['x'],
             lambda: memoryview(b'abc').cast('H'), lambda: hash(memoryview(bytearray(b'a'))), lambda: memoryview(b'a').__setitem__(0, 1)):
    try:
        out.append(work())
    except Exception as e:
        out.append((type(e).__name__, str(e)))
out

#: views_as_keys_and_arguments
view = memoryview(b'key')
table = {view: ext(1)}
[table[b'key'], b''.join([view, b'-', view[1:]]), bytes(view), bytearray(view)[0], int.from_bytes(view, 'big'), str(view, 'ascii'), view in {b'key'}]
