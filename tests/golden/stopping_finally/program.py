def close(names):
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
            log('close', name)
    return 'end'


[close('ab'), close('ca'), close('')]
