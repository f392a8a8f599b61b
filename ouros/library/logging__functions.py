"""What stands around loggers: adapters, the tree of names, and the functions of the module."""


class LoggerAdapter:
    def __init__(self, logger, extra=None):
        self.logger, self.extra = logger, extra

    def process(self, msg, kwargs):
        kwargs["extra"] = self.extra
        return msg, kwargs

    def log(self, level, msg, *args, **kwargs):
        if self.logger.isEnabledFor(level):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)

    def debug(self, msg, *args, **kwargs):
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        self.log(WARNING, msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        self.log(ERROR, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        self.log(CRITICAL, msg, *args, **kwargs)

    def isEnabledFor(self, level):
        return self.logger.isEnabledFor(level)


root = RootLogger(WARNING)
Logger.root = root
_loggers = {}
_class = Logger
_disabled = NOTSET


def getLoggerClass():
    return _class


def setLoggerClass(klass):
    global _class
    if klass is not Logger and not issubclass(klass, Logger):
        raise TypeError("logger not derived from logging.Logger: " + klass.__name__)
    _class = klass


def getLogger(name=None):
    if not name or (isinstance(name, str) and name == root.name):
        return root
    if not isinstance(name, str):
        raise TypeError("A logger name must be a string")
    found = _loggers.get(name)
    if found is None:
        found = _loggers[name] = _class(name)
        found.parent = _parent(name)
        for other in _loggers.values():  # those that were made before their parent
            if other.name.startswith(name + ".") and not other.parent.name.startswith(name + "."):
                other.parent = found
    return found


def _parent(name):
    while "." in name:
        name = name.rpartition(".")[0]
        if name in _loggers:
            return _loggers[name]
    return root


def disable(level=CRITICAL):
    global _disabled
    _disabled = _checked_level(level)


def basicConfig(**kwargs):
    force = kwargs.pop("force", False)
    kwargs.pop("encoding", None)
    kwargs.pop("errors", None)
    if force:
        root.handlers[:] = []
    if root.handlers:
        return
    handlers = kwargs.pop("handlers", None)
    stream = kwargs.pop("stream", None)
    if "filename" in kwargs:
        raise ValueError("basicConfig() cannot open a file in the sandbox; give a stream")
    if handlers is not None and stream is not None:
        raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
    style = kwargs.pop("style", "%")
    default = {"%": BASIC_FORMAT, "{": "{levelname}:{name}:{message}", "$": "${levelname}:${name}:${message}"}
    if style not in default:
        raise ValueError("Style must be one of: %,{,$")
    formatter = Formatter(kwargs.pop("format", default[style]), kwargs.pop("datefmt", None), style)
    for handler in [StreamHandler(stream)] if handlers is None else handlers:
        if handler.formatter is None:
            handler.setFormatter(formatter)
        root.addHandler(handler)
    level = kwargs.pop("level", None)
    if level is not None:
        root.setLevel(level)
    if kwargs:
        raise ValueError(f"Unrecognised argument(s): {', '.join(kwargs)}")


def _rooted():
    if not root.handlers:
        basicConfig()
    return root


def debug(msg, *args, **kwargs):
    _rooted().debug(msg, *args, **kwargs)


def info(msg, *args, **kwargs):
    _rooted().info(msg, *args, **kwargs)


def warning(msg, *args, **kwargs):
    _rooted().warning(msg, *args, **kwargs)


warn = warning


def error(msg, *args, **kwargs):
    _rooted().error(msg, *args, **kwargs)


def exception(msg, *args, exc_info=True, **kwargs):
    _rooted().error(msg, *args, exc_info=exc_info, **kwargs)


def critical(msg, *args, **kwargs):
    _rooted().critical(msg, *args, **kwargs)


fatal = critical


def log(level, msg, *args, **kwargs):
    _rooted().log(level, msg, *args, **kwargs)


def shutdown(handlerList=None):
    pass
