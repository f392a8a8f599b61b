def counter(start):
    count = start

    def up(step):
        nonlocal count
        count += inc(step)
        return count

    def look():
        return count

    return up, look


up, look = counter(10)
[up(1), look(), up(2), look()]
