"""Parsing: which arguments are options, and how many of the others each positional takes."""

import re as _re

_COUNTS = {
    None: "-*A-*", OPTIONAL: "-*A?-*", ZERO_OR_MORE: "-*[A-]*", ONE_OR_MORE: "-*A[A-]*", REMAINDER: "[AO-]*",
    PARSER: "-*A[AO-]*", SUPPRESS: "-*",
}  # fmt: skip


_PLAIN_CHOICES = tuple(_sys.version_info[:3]) >= (3, 12, 8) and tuple(_sys.version_info[:3]) != (3, 13, 0)


def _pattern(action):
    nargs = action.nargs
    pattern = _COUNTS[nargs] if nargs in _COUNTS else "-*" + "-*".join("A" * nargs) + ("-*" if nargs else "")
    if action.option_strings:
        pattern = pattern.replace("-*", "").replace("-", "")
    return f"({pattern})"


class ArgumentParser(_Container):
    def __init__(
        self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=None, prefix_chars="-",
        fromfile_prefix_chars=None, argument_default=None, conflict_handler="error", add_help=True, allow_abbrev=True,
        exit_on_error=True, **more,
    ):  # fmt: skip
        super().__init__(description, prefix_chars, argument_default, conflict_handler)
        if fromfile_prefix_chars is not None:
            raise NotImplementedError("fromfile_prefix_chars is not supported in the sandbox")
        self.prog = (_sys.argv[0].rpartition("/")[2] or "main.py") if prog is None else prog
        self.usage, self.epilog, self.formatter_class = usage, epilog, formatter_class or HelpFormatter
        self.add_help, self.allow_abbrev, self.exit_on_error = add_help, allow_abbrev, exit_on_error
        self._subparsers = None
        self._positionals = self.add_argument_group("positional arguments")
        self._optionals = self.add_argument_group("options")
        if add_help:
            prefix = "-" if "-" in prefix_chars else prefix_chars[0]
            self.add_argument(
                prefix + "h", prefix * 2 + "help", action="help", default=SUPPRESS,
                help="show this help message and exit",
            )  # fmt: skip
        for parent in parents:
            self._adopt(parent)

    def _adopt(self, parent):
        titles = {group.title: group for group in self._action_groups}
        owners = {}
        for group in parent._action_groups:
            into = titles.get(group.title) or self.add_argument_group(group.title, group.description)
            owners.update(dict.fromkeys(group._group_actions, into))
        for group in parent._mutually_exclusive_groups:
            made = self.add_mutually_exclusive_group(required=group.required)
            owners.update(dict.fromkeys(group._group_actions, made))
        for action in parent._actions:
            owners.get(action, self)._add_action(action)
        self._defaults.update(parent._defaults)

    def __repr__(self):
        names = "prog usage description formatter_class conflict_handler add_help".split()
        return f"{type(self).__name__}({', '.join([f'{name}={getattr(self, name)!r}' for name in names])})"

    def _add_action(self, action):
        if action.option_strings:
            return self._optionals._add_action(action)
        return self._positionals._add_action(action)

    def add_subparsers(self, **kwargs):
        if self._subparsers is not None:
            message = "cannot have multiple subparser arguments"
            if _o_version >= (3, 13):
                raise ArgumentError(None, message)
            self.error(message)
        kwargs.setdefault("parser_class", type(self))
        self._subparsers = self._positionals
        if "title" in kwargs or "description" in kwargs:
            title = kwargs.pop("title", "subcommands")
            self._subparsers = self.add_argument_group(title, kwargs.pop("description", None))
        if kwargs.get("prog") is None:
            formatter = self._formatter()
            shown = [action for action in self._actions if not action.option_strings]
            formatter.add_usage(self.usage, shown, self._mutually_exclusive_groups, "")
            kwargs["prog"] = formatter.format_help().strip()
        made = self._registries["action"][kwargs.pop("action", "parsers")]
        return self._subparsers._add_action(made(option_strings=[], **kwargs))

    def parse_args(self, args=None, namespace=None):
        return self._without_rest(*self.parse_known_args(args, namespace))

    def _without_rest(self, namespace, left):
        if left:
            message = f"unrecognized arguments: {' '.join(left)}"
            if not self.exit_on_error and _o_version >= (3, 12):
                raise ArgumentError(None, message)
            self.error(message)
        return namespace

    def parse_known_args(self, args=None, namespace=None):
        args = _sys.argv[1:] if args is None else list(args)
        namespace = Namespace() if namespace is None else namespace
        for action in self._actions:
            if not _hidden(action.dest) and not _hidden(action.default) and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        try:
            left = _Parse(self, args, namespace).run()
        except ArgumentError as error:
            if not self.exit_on_error:
                raise
            self.error(str(error))
        if hasattr(namespace, "_unrecognized_args"):
            left.extend(namespace._unrecognized_args)
            delattr(namespace, "_unrecognized_args")
        return namespace, left

    def parse_intermixed_args(self, args=None, namespace=None):
        return self._without_rest(*self.parse_known_intermixed_args(args, namespace))

    def parse_known_intermixed_args(self, args=None, namespace=None):
        """Parse the options with the positionals taken away, then these from what is left."""
        positionals = [action for action in self._actions if not action.option_strings]
        for action in positionals:
            if action.nargs in (PARSER, REMAINDER):
                raise TypeError(f"parse_intermixed_args: positional arg with nargs={action.nargs}")
            if any(action in group._group_actions for group in self._mutually_exclusive_groups):
                raise TypeError("parse_intermixed_args: positional in mutuallyExclusiveGroup")
        optional = [action for action in self._actions if action.option_strings]
        optional.extend(self._mutually_exclusive_groups)
        usage, required = self.usage, [each.required for each in optional]
        kept = [(action.nargs, action.default) for action in positionals]
        try:
            if usage is None:
                self.usage = self.format_usage()[7:]
            try:
                for action in positionals:
                    action.nargs = action.default = SUPPRESS
                namespace, left = self.parse_known_args(args, namespace)
            finally:
                for action, (nargs, default) in zip(positionals, kept):
                    action.nargs, action.default = nargs, default
            try:
                for each in optional:
                    each.required = False
                return self.parse_known_args(left, namespace)
            finally:
                for each, was in zip(optional, required):
                    each.required = was
        finally:
            self.usage = usage

    def _option_of(self, text):
        """What an argument is as an option: the action or None, its name, and a value in it; None for no option."""
        if not text or text[0] not in self.prefix_chars:
            return None
        if text in self._option_string_actions:
            return self._option_string_actions[text], text, None
        if len(text) == 1:
            return None
        name, equals, value = text.partition("=")
        if equals and name in self._option_string_actions:
            return self._option_string_actions[name], name, value
        found = self._abbreviated(text)
        if len(found) > 1:
            options = ", ".join([option for _, option, _ in found])
            raise ArgumentError(None, f"ambiguous option: {text} could match {options}")
        if found:
            return found[0]
        numbers = any(_re.match(r"-\d+$|-\d*\.\d+$", option) for option in self._option_string_actions)
        if (not numbers and _re.match(r"-\d+$|-\d*\.\d+$", text)) or " " in text:
            return None
        return None, text, None

    def _abbreviated(self, text):
        chars, found = self.prefix_chars, []
        if text[1] in chars:
            if self.allow_abbrev:
                prefix, equals, value = text.partition("=")
                for option, action in self._option_string_actions.items():
                    if option.startswith(prefix):
                        found.append((action, option, value if equals else None))
            return found
        for option, action in self._option_string_actions.items():
            if option == text[:2]:
                found.append((action, option, text[2:]))
            elif self.allow_abbrev and option.startswith(text):
                found.append((action, option, None))
        return found

    def _convert(self, action, text):
        converter = self._registries["type"].get(action.type, action.type)
        try:
            return converter(text)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error))
        except (TypeError, ValueError):
            name = getattr(action.type, "__name__", repr(action.type))
            raise ArgumentError(action, f"invalid {name} value: {text!r}")

    def _check(self, action, value):
        if action.choices is not None and value not in action.choices:
            show = str if _PLAIN_CHOICES else repr
            raise ArgumentError(
                action, f"invalid choice: {value!r} (choose from {', '.join([show(each) for each in action.choices])})"
            )

    def _values(self, action, texts):
        if action.nargs not in (PARSER, REMAINDER) and "--" in texts:
            texts = [*texts]
            texts.remove("--")
        if not texts and action.nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._convert(action, value)
                self._check(action, value)
            return value
        if not texts and action.nargs == ZERO_OR_MORE and not action.option_strings:
            return [] if action.default is None else action.default
        if action.nargs in (None, OPTIONAL):
            value = self._convert(action, texts[0])
            self._check(action, value)
            return value
        values = [self._convert(action, text) for text in texts]
        if action.nargs == PARSER:
            self._check(action, values[0])
        elif action.nargs not in (REMAINDER, SUPPRESS):
            for value in values:
                self._check(action, value)
        return SUPPRESS if action.nargs == SUPPRESS else values

    def _formatter(self):
        return self.formatter_class(prog=self.prog)

    def format_usage(self):
        formatter = self._formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter.format_help()

    def format_help(self):
        formatter = self._formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), _sys.stdout if file is None else file)

    def print_help(self, file=None):
        self._print_message(self.format_help(), _sys.stdout if file is None else file)

    def _print_message(self, message, file=None):
        if message:
            (_sys.stderr if file is None else file).write(message)

    def exit(self, status=0, message=None):
        if message:
            self._print_message(message, _sys.stderr)
        _sys.exit(status)

    def error(self, message):
        self.print_usage(_sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")


class _Parse:
    """One list of arguments on its way into a namespace."""

    def __init__(self, parser, args, namespace):
        self.parser, self.args, self.namespace = parser, args, namespace
        self.positionals = [action for action in parser._actions if not action.option_strings]
        self.seen, self.given, self.left = set(), set(), []
        self.options, kinds, ended = {}, [], False
        for at, text in enumerate(args):
            option = None if ended or text == "--" else parser._option_of(text)
            if option is not None:
                self.options[at] = option
            kinds.append("O" if option is not None else "-" if text == "--" and not ended else "A")
            ended = ended or text == "--"
        self.kinds = "".join(kinds)

    def run(self):
        at, last = 0, max(self.options, default=-1)
        while at <= last:
            following = min([each for each in self.options if each >= at])
            if at != following:
                after = self.take_positionals(at)
                if after > at:
                    at = after
                    continue
            if at not in self.options:
                self.left.extend(self.args[at:following])
                at = following
            at = self.take_option(at)
        at = self.take_positionals(at)
        self.left.extend(self.args[at:])
        self.check_all()
        return self.left

    def take_positionals(self, at):
        counts = []
        for size in range(len(self.positionals), 0, -1):
            found = _re.match("".join(map(_pattern, self.positionals[:size])), self.kinds[at:])
            if found:
                counts = [len(text) for text in found.groups()]
                break
        taken = self.positionals[: len(counts)]
        for action, count in zip(taken, counts):
            texts = self.args[at : at + count]
            at += count
            self.act(action, texts)
        self.positionals[:] = self.positionals[len(counts) :]
        return at

    def take_option(self, at):
        action, name, value = self.options[at]
        while action is not None:
            if value is None:
                found = _re.match(_pattern(action), self.kinds[at + 1 :])
                if found is None:
                    raise ArgumentError(action, _expected(action.nargs))
                after = at + 1 + len(found.group(1))
                self.act(action, self.args[at + 1 : after], name)
                return after
            takes = len(_re.match(_pattern(action), "A").group(1)) if _re.match(_pattern(action), "A") else -1
            if takes == 1:
                self.act(action, [value], name)
                return at + 1
            single = name[1] not in self.parser.prefix_chars
            following = name[0] + value[:1]
            if takes != 0 or not single or not value or following not in self.parser._option_string_actions:
                raise ArgumentError(action, f"ignored explicit argument {value!r}")
            self.act(action, [], name)
            action, name, value = self.parser._option_string_actions[following], following, value[1:] or None
        self.left.append(self.args[at])
        return at + 1

    def act(self, action, texts, option_string=None):
        self.seen.add(action)
        values = self.parser._values(action, texts)
        if values is not action.default or action.option_strings:
            self.given.add(action)
            for group in self.parser._mutually_exclusive_groups:
                if action in group._group_actions:
                    for other in group._group_actions:
                        if other is not action and other in self.given:
                            raise ArgumentError(action, f"not allowed with argument {_name_of(other)}")
        if not _hidden(values):
            action(self.parser, self.namespace, values, option_string)

    def check_all(self):
        missing = []
        for action in self.parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_name_of(action))
            elif isinstance(action.default, str) and action.default is getattr(self.namespace, action.dest, _ABSENT):
                setattr(self.namespace, action.dest, self.parser._convert(action, action.default))
        if missing:
            raise ArgumentError(None, f"the following arguments are required: {', '.join(missing)}")
        for group in self.parser._mutually_exclusive_groups:
            if group.required and not any(action in self.given for action in group._group_actions):
                names = [_name_of(action) for action in group._group_actions if not _hidden(action.help)]
                raise ArgumentError(None, f"one of the arguments {' '.join(names)} is required")


def _expected(nargs):
    if nargs is None:
        return "expected one argument"
    if nargs == OPTIONAL:
        return "expected at most one argument"
    if nargs == ONE_OR_MORE:
        return "expected at least one argument"
    return f"expected {nargs} argument{'' if nargs == 1 else 's'}"
