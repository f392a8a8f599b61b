"""Usage and help as text."""

import re as _regex
import textwrap as _textwrap

_WIDTH = 78
_SPLITS_OPTIONS = _o_version < (3, 13)
"""A required option and its value may stand on two lines."""


class HelpFormatter:
    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None, **more):
        self._prog, self._width = prog, _WIDTH if width is None else width
        self._most = min(max_help_position, max(self._width - 20, indent_increment * 2))
        self._step, self._indent, self._longest = indent_increment, 0, 0
        self._parts, self._outer = [], []

    def start_section(self, heading):
        self._outer.append((self._parts, heading))
        self._parts = []
        self._indent += self._step

    def end_section(self):
        parts, (self._parts, heading) = self._parts, self._outer.pop()
        self._indent -= self._step
        indent = self._indent

        def section():
            inner = "".join([part() for part in parts])
            if not inner:
                return ""
            title = f"{' ' * indent}{heading}:\n" if not _hidden(heading) and heading is not None else ""
            return f"\n{title}{inner}\n"

        self._parts.append(section)

    def add_text(self, text):
        if not _hidden(text) and text is not None:
            indent = self._indent
            self._parts.append(lambda: self._text(text, indent))

    def add_usage(self, usage, actions, groups, prefix=None):
        if not _hidden(usage):
            actions, groups = list(actions), list(groups)
            self._parts.append(lambda: self._usage(usage, actions, groups, prefix))

    def add_argument(self, action):
        if _hidden(action.help):
            return
        indent = self._indent
        self._longest = max(self._longest, len(self._invocation(action)) + indent)
        inner = action._get_subactions() if hasattr(action, "_get_subactions") else []
        for each in inner:
            self._longest = max(self._longest, len(self._invocation(each)) + indent + self._step)

        def argument():
            made = [self._argument(action, indent)]
            return "".join(made + [self._argument(each, indent + self._step) for each in inner])

        self._parts.append(argument)

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        made = "".join([part() for part in self._parts])
        return _regex.sub("\n\n\n+", "\n\n", made).strip("\n") + "\n" if made else ""

    def _text(self, text, indent):
        if "%(prog)" in text:
            text = text % {"prog": self._prog}
        return self._fill_text(text, max(self._width - indent, 11), " " * indent) + "\n\n"

    def _fill_text(self, text, width, indent):
        text = " ".join(text.split())
        return _textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent)

    def _split_lines(self, text, width):
        return _textwrap.wrap(" ".join(text.split()), width)

    # usage

    def _usage(self, usage, actions, groups, prefix):
        prefix = "usage: " if prefix is None else prefix
        if usage is not None:
            return f"{prefix}{usage % {'prog': self._prog}}\n\n"
        options = [action for action in actions if action.option_strings]
        others = [action for action in actions if not action.option_strings]
        for group in groups:
            if not group._group_actions:
                raise ValueError(f"empty group {group}")
        line = " ".join([part for part in (self._prog, *self._usage_parts([*options, *others], groups)) if part])
        if len(prefix) + len(line) > self._width:
            line = self._wrapped(prefix, self._usage_parts(options, groups), self._usage_parts(others, groups))
        return f"{prefix}{line}\n\n"

    def _wrapped(self, prefix, first, rest):
        if len(prefix) + len(self._prog) > 0.75 * self._width:
            indent = " " * len(prefix)
            lines = self._lines([*first, *rest], indent)
            if len(lines) > 1:
                lines = [*self._lines(first, indent), *self._lines(rest, indent)]
            return "\n".join([self._prog, *lines])
        indent = " " * (len(prefix) + len(self._prog) + 1)
        if first:
            lines = self._lines([self._prog, *first], indent, prefix)
            return "\n".join([*lines, *self._lines(rest, indent)])
        return "\n".join(self._lines([self._prog, *rest], indent, prefix))

    def _lines(self, parts, indent, prefix=None):
        lines, line, size = [], [], len(indent if prefix is None else prefix) - 1
        if _SPLITS_OPTIONS:
            parts = [word for part in parts for word in ([part] if part[:1] in "([" else part.split())]
        for part in parts:
            if line and size + 1 + len(part) > self._width:
                lines.append(indent + " ".join(line))
                line, size = [], len(indent) - 1
            line.append(part)
            size += len(part) + 1
        if line:
            lines.append(indent + " ".join(line))
        if prefix is not None and lines:
            lines[0] = lines[0][len(indent) :]
        return lines

    def _usage_parts(self, actions, groups):
        parts, at = [], 0
        while at < len(actions):
            action, group = actions[at], self._group_at(actions, at, groups)
            if group is not None:
                shown = [
                    self._usage_of(each, group.required) for each in group._group_actions if not _hidden(each.help)
                ]
                shown = [text[1:-1] if text[0] == "[" and text[-1] == "]" else text for text in shown]
                if shown:
                    text = " | ".join(shown)
                    parts.append(
                        f"({text})" if group.required and len(shown) > 1 else text if group.required else f"[{text}]"
                    )
                at += len(group._group_actions)
                continue
            if not _hidden(action.help):
                text = self._usage_of(action, action.required)
                parts.append(text if action.required or not action.option_strings else f"[{text}]")
            at += 1
        return parts

    def _group_at(self, actions, at, groups):
        for group in groups:
            size = len(group._group_actions)
            if size and actions[at : at + size] == group._group_actions:
                return group

    def _usage_of(self, action, required):
        if not action.option_strings:
            return self._arguments(action, self._positional_name(action))
        if action.nargs == 0:
            return action.format_usage()
        return f"{action.option_strings[0]} {self._arguments(action, self._optional_name(action))}"

    def _positional_name(self, action):
        return action.dest

    def _optional_name(self, action):
        return action.dest.upper()

    def _metavar(self, action, default):
        if action.metavar is not None:
            return action.metavar
        return "{" + ",".join(map(str, action.choices)) + "}" if action.choices is not None else default

    def _arguments(self, action, default):
        name = self._metavar(action, default)
        at = (lambda n: name[n]) if isinstance(name, tuple) else (lambda n: name)
        nargs = action.nargs
        if nargs is None:
            return at(0)
        if nargs == OPTIONAL:
            return f"[{at(0)}]"
        if nargs == ZERO_OR_MORE:
            return f"[{at(0)} [{at(1)} ...]]" if isinstance(name, tuple) and len(name) == 2 else f"[{at(0)} ...]"
        if nargs == ONE_OR_MORE:
            return f"{at(0)} [{at(1)} ...]"
        if nargs == REMAINDER:
            return "..."
        if nargs == PARSER:
            return f"{at(0)} ..."
        return "" if nargs == SUPPRESS else " ".join([at(n) for n in range(nargs)])

    # one argument

    def _invocation(self, action):
        if not action.option_strings:
            name = self._metavar(action, self._positional_name(action))
            return name if isinstance(name, str) else " ".join(name)
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        arguments = self._arguments(action, self._optional_name(action))
        if _o_version >= (3, 13):
            return f"{', '.join(action.option_strings)} {arguments}"
        return ", ".join([f"{option} {arguments}" for option in action.option_strings])

    def _argument(self, action, indent):
        column = min(self._longest + 2, self._most)
        width = max(self._width - column, 11)
        name, room = self._invocation(action), column - indent - 2
        shown = self._get_help_string(action)
        if not (action.help and action.help.strip()):
            return f"{' ' * indent}{name}\n"
        lines = self._split_lines(self._expand(action, shown), width)
        if len(name) <= room:
            made = [f"{' ' * indent}{name:<{room}}  {lines[0]}\n"]
        else:
            made = [f"{' ' * indent}{name}\n", f"{' ' * column}{lines[0]}\n"]
        return "".join(made + [f"{' ' * column}{line}\n" for line in lines[1:]])

    def _expand(self, action, text):
        values = {"prog": self._prog}
        for name, value in vars(action).items():
            if not _hidden(value):
                values[name] = getattr(value, "__name__", value)
        if values.get("choices") is not None:
            values["choices"] = ", ".join(map(str, values["choices"]))
        return text % values

    def _get_help_string(self, action):
        return action.help


class RawDescriptionHelpFormatter(HelpFormatter):
    def _fill_text(self, text, width, indent):
        return "".join([indent + line for line in text.splitlines(keepends=True)])


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    def _get_help_string(self, action):
        text = action.help or ""
        if "%(default)" not in text and not _hidden(action.default):
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                text += " (default: %(default)s)"
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    def _positional_name(self, action):
        return action.type.__name__

    _optional_name = _positional_name
