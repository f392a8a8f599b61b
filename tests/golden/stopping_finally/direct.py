def _o_module():
    global close, fail, log
    def close(names):
        for _o_ in _o_fuel:
            break
        else:
            _o_refuel()
        for name in names:
            try:
                if name == 'a':
                    continue
                if name == 'b':
                    return name  # waits in a variable while the finally below stops
                fail('KeyError', name)
            except KeyError:
                log(name)
            finally:
                if _o_live:
                    log('close', name)
        return 'end'


    return [close('ab'), close('ca'), close('')]
