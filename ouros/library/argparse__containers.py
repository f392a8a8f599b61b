"""Where arguments are added: parsers and their groups."""


class _Container:
    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        self.description, self.prefix_chars = description, prefix_chars
        self.argument_default, self.conflict_handler = argument_default, conflict_handler
        if conflict_handler not in ("error", "resolve"):
            raise ValueError(f"invalid conflict_resolution value: {conflict_handler!r}")
        self._actions, self._option_string_actions = [], {}
        self._action_groups, self._mutually_exclusive_groups = [], []
        self._defaults, self._registries = {}, {"action": dict(_ACTIONS), "type": {None: _same}}
        self._group_actions = []

    def register(self, registry_name, value, object):
        self._registries.setdefault(registry_name, {})[value] = object

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest, None)

    def add_argument(self, *args, **kwargs):
        chars = self.prefix_chars
        if not args or (len(args) == 1 and args[0][0] not in chars):
            if args and "dest" in kwargs:
                raise ValueError("dest supplied twice for positional argument")
            kwargs = self._positional(*args, **kwargs)
        else:
            kwargs = self._optional(*args, **kwargs)
        if "default" not in kwargs:
            if kwargs["dest"] in self._defaults:
                kwargs["default"] = self._defaults[kwargs["dest"]]
            elif self.argument_default is not None:
                kwargs["default"] = self.argument_default
        kind = kwargs.pop("action", None)
        made = self._registries["action"].get(kind, kind)
        if not callable(made):
            raise ValueError(f'unknown action "{made}"' if _o_version < (3, 13) else f"unknown action {made!r}")
        action = made(**kwargs)
        converter = self._registries["type"].get(action.type, action.type)
        if not callable(converter):
            raise ValueError(f"{converter!r} is not callable")
        if converter is FileType:
            raise ValueError(f"{converter!r} is a FileType class object, instance of it must be passed")
        if hasattr(self, "_formatter"):
            _check_shape(action)
        return self._add_action(action)

    def _positional(self, dest, **kwargs):
        if "required" in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        nargs = kwargs.get("nargs")
        if nargs not in (OPTIONAL, ZERO_OR_MORE, REMAINDER, SUPPRESS, 0):
            kwargs["required"] = True
        if nargs == ZERO_OR_MORE and "default" not in kwargs:
            kwargs["required"] = True
        return {**kwargs, "dest": dest, "option_strings": []}

    def _optional(self, *args, **kwargs):
        for option in args:
            if option[0] not in self.prefix_chars:
                raise ValueError(f"invalid option string {option!r}: must start with a character {self.prefix_chars!r}")
        dest = kwargs.pop("dest", None)
        if dest is None:
            long = [option for option in args if len(option) > 1 and option[1] in self.prefix_chars]
            name = (long or args)[0].lstrip(self.prefix_chars)
            if not name:
                raise ValueError(f"dest= is required for options like {args[0]!r}")
            dest = name.replace("-", "_")
        return {**kwargs, "dest": dest, "option_strings": list(args)}

    def _add_action(self, action):
        taken = [each for each in action.option_strings if each in self._option_string_actions]
        if taken and self.conflict_handler == "error":
            plural = "" if len(taken) == 1 else "s"
            raise ArgumentError(action, f"conflicting option string{plural}: {', '.join(taken)}")
        for each in taken:
            other = self._option_string_actions.pop(each)
            other.option_strings.remove(each)
            if not other.option_strings:
                self._forget(other)
        self._actions.append(action)
        action.container = self
        for each in action.option_strings:
            self._option_string_actions[each] = action
        return action

    def _forget(self, action):
        for held in (self._actions, *[group._group_actions for group in self._action_groups]):
            if action in held:
                held.remove(action)

    def add_argument_group(self, *args, **kwargs):
        group = _ArgumentGroup(self, *args, **kwargs)
        self._action_groups.append(group)
        return group

    def add_mutually_exclusive_group(self, **kwargs):
        group = _MutuallyExclusiveGroup(self, **kwargs)
        self._mutually_exclusive_groups.append(group)
        return group


def _check_shape(action):
    """Refuse a number of arguments that is none, and names for more or fewer arguments than there are."""
    nargs, named = action.nargs, action.metavar
    if isinstance(nargs, str) and nargs not in _COUNTS:
        raise ValueError("invalid nargs value")
    fitting = {None: (1,), OPTIONAL: (1,), PARSER: (1,), ZERO_OR_MORE: (1, 2), ONE_OR_MORE: (2,)}.get(nargs, (nargs,))
    if isinstance(named, tuple) and nargs not in (REMAINDER, SUPPRESS) and len(named) not in fitting:
        raise ValueError("length of metavar tuple does not match nargs")


def _same(value):
    return value


class _ArgumentGroup(_Container):
    def __init__(self, container, title=None, description=None, **kwargs):
        handler = kwargs.get("conflict_handler", container.conflict_handler)
        super().__init__(description, kwargs.get("prefix_chars", container.prefix_chars),
                         kwargs.get("argument_default", container.argument_default), handler)  # fmt: skip
        self.title, self._container = title, container
        self._registries, self._actions = container._registries, container._actions
        self._option_string_actions, self._defaults = container._option_string_actions, container._defaults
        self._mutually_exclusive_groups = container._mutually_exclusive_groups
        self._action_groups = container._action_groups

    def _add_action(self, action):
        action = super()._add_action(action)
        self._group_actions.append(action)
        return action


class _MutuallyExclusiveGroup(_ArgumentGroup):
    def __init__(self, container, required=False):
        super().__init__(container)
        self.required = required

    def _add_action(self, action):
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        action = self._container._add_action(action)
        self._group_actions.append(action)
        return action
