def _o_module():
    global counter, inc, look, up
    def counter(start):
        for _o_ in _o_fuel:
            break
        else:
            _o_refuel()
        count = start

        def up(step):
            nonlocal count
            for _o_ in _o_fuel:
                break
            else:
                _o_refuel()
            pass
            count += inc(step)
            return count

        def look():
            for _o_ in _o_fuel:
                break
            else:
                _o_refuel()
            return count

        return up, look


    up, look = counter(10)
    return [up(1), look(), up(2), look()]
