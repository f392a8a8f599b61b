"""`html.parser`: the text is read by CPython's parser, which tells what it found; the handlers are called here."""


class HTMLParser:
    CDATA_CONTENT_ELEMENTS = ("script", "style")

    def __init__(self, *, convert_charrefs=True):
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        self._state = {}
        self._place = (1, 0)
        self._starttag_text = None

    @property
    def rawdata(self):
        return self._state.get("rawdata", "")

    @property
    def lasttag(self):
        return self._state.get("lasttag", "???")

    @property
    def cdata_elem(self):
        return self._state.get("cdata_elem")

    def feed(self, data):
        self._read(data, False)

    def close(self):
        self._read("", True)

    def _read(self, text, last):
        if not isinstance(text, str):
            raise TypeError(f'can only concatenate str (not "{type(text).__name__}") to str')
        state = {**self._state, "convert_charrefs": bool(self.convert_charrefs)}
        events, state, error = _o_host("html_events", state, text, last)
        self._state = state
        for name, args, self._place, self._starttag_text in events:
            getattr(self, name)(*args)
        if error is not None:
            raise AssertionError(error)
        self._place = (state["lineno"], state["offset"])

    def getpos(self):
        return self._place

    def get_starttag_text(self):
        return self._starttag_text

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        pass

    def handle_charref(self, name):
        pass

    def handle_entityref(self, name):
        pass

    def handle_data(self, data):
        pass

    def handle_comment(self, data):
        pass

    def handle_decl(self, decl):
        pass

    def handle_pi(self, data):
        pass

    def unknown_decl(self, data):
        pass
