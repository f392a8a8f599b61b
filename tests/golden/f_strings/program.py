name, width = 'Ada', 6
[
    f'{ext(name)}: {inc(width)!r:>{ext(width)}}|',
    f'{name!r} {width:03d}',
    f'{ext(name)=}',
]
