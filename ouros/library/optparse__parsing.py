"""Parsers of options, and their help."""

import sys as _sys


class HelpFormatter:
    NO_DEFAULT_VALUE = "none"

    def __init__(self, indent_increment=2, max_help_position=24, width=None, short_first=1):
        self.parser = None
        self.indent_increment = indent_increment
        self.width = 78 if width is None else width
        self.help_position = self.max_help_position = min(max_help_position, max(self.width - 20, indent_increment * 2))
        self.current_indent = self.level = 0
        self.help_width = None
        self.short_first = short_first
        self.default_tag = "%default"
        self.option_strings = {}

    def set_parser(self, parser):
        self.parser = parser

    def indent(self):
        self.current_indent += self.indent_increment
        self.level += 1

    def dedent(self):
        self.current_indent -= self.indent_increment
        self.level -= 1

    def _format_text(self, text):
        from textwrap import fill

        indent = " " * self.current_indent
        width = max(self.width - self.current_indent, 11)
        return fill(text, width, initial_indent=indent, subsequent_indent=indent)

    def format_description(self, description):
        return f"{self._format_text(description)}\n" if description else ""

    def format_epilog(self, epilog):
        return f"\n{self._format_text(epilog)}\n" if epilog else ""

    def expand_default(self, option):
        if self.parser is None or not self.default_tag:
            return option.help
        value = self.parser.defaults.get(option.dest)
        shown = self.NO_DEFAULT_VALUE if value is NO_DEFAULT or value is None else str(value)
        return option.help.replace(self.default_tag, shown)

    def format_option(self, option):
        from textwrap import wrap

        opts = self.option_strings[option]
        width = self.help_position - self.current_indent - 2
        indent = " " * self.current_indent
        if len(opts) > width:
            shown, first = f"{indent}{opts}\n", " " * self.help_position
        else:
            shown, first = f"{indent}{opts:<{width}}  ", ""
        if option.help:
            for line in wrap(self.expand_default(option), self.help_width):
                shown += f"{first}{line}\n"
                first = " " * self.help_position
        elif opts[-1] != "\n":
            shown += "\n"
        return shown

    def store_option_strings(self, parser):
        longest = 0
        self.indent()
        for depth, holder in enumerate([parser, *parser.option_groups]):
            if depth == 1:
                self.indent()
            for option in holder.option_list:
                shown = self.option_strings[option] = self.format_option_strings(option)
                longest = max(longest, len(shown) + self.current_indent)
        if parser.option_groups:
            self.dedent()
        self.dedent()
        self.help_position = min(longest + 2, self.max_help_position)
        self.help_width = max(self.width - self.help_position, 11)

    def format_option_strings(self, option):
        short, long = option._short_opts, option._long_opts
        if option.takes_value():
            metavar = option.metavar or option.dest.upper()
            short, long = [f"{opt} {metavar}" for opt in short], [f"{opt}={metavar}" for opt in long]
        return ", ".join(short + long if self.short_first else long + short)


class IndentedHelpFormatter(HelpFormatter):
    def format_usage(self, usage):
        return f"Usage: {usage}\n"

    def format_heading(self, heading):
        return f"{' ' * self.current_indent}{heading}:\n"


class TitledHelpFormatter(HelpFormatter):
    def __init__(self, indent_increment=0, max_help_position=24, width=None, short_first=0):
        HelpFormatter.__init__(self, indent_increment, max_help_position, width, short_first)

    def format_usage(self, usage):
        return f"{self.format_heading('Usage')}  {usage}\n"

    def format_heading(self, heading):
        return f"{heading}\n{'=-'[self.level] * len(heading)}\n"


class OptionContainer:
    def __init__(self, option_class, conflict_handler, description):
        self._create_option_list()
        self.option_class = option_class
        self.set_conflict_handler(conflict_handler)
        self.description = description

    def set_conflict_handler(self, handler):
        if handler not in ("error", "resolve"):
            raise ValueError(f"invalid conflict_resolution value {handler!r}")
        self.conflict_handler = handler

    def set_description(self, description):
        self.description = description

    def get_description(self):
        return self.description

    def _check_conflict(self, option):
        taken = [(opt, self._short_opt[opt]) for opt in option._short_opts if opt in self._short_opt]
        taken += [(opt, self._long_opt[opt]) for opt in option._long_opts if opt in self._long_opt]
        if taken and self.conflict_handler == "error":
            names = ", ".join([name for name, _ in taken])
            raise OptionConflictError(f"conflicting option string(s): {names}", option)
        for name, other in taken:
            (other._long_opts if name.startswith("--") else other._short_opts).remove(name)
            del (self._long_opt if name.startswith("--") else self._short_opt)[name]
            if not (other._short_opts or other._long_opts):
                other.container.option_list.remove(other)

    def add_option(self, *args, **kwargs):
        if isinstance(args[0], str):
            option = self.option_class(*args, **kwargs)
        elif len(args) == 1 and not kwargs:
            option = args[0]
            if not isinstance(option, Option):
                raise TypeError(f"not an Option instance: {option!r}")
        else:
            raise TypeError("invalid arguments")
        self._check_conflict(option)
        self.option_list.append(option)
        option.container = self
        for names, table in ((option._short_opts, self._short_opt), (option._long_opts, self._long_opt)):
            for name in names:
                table[name] = option
        if option.dest is not None:
            if option.default is not NO_DEFAULT:
                self.defaults[option.dest] = option.default
            elif option.dest not in self.defaults:
                self.defaults[option.dest] = None
        return option

    def add_options(self, option_list):
        for option in option_list:
            self.add_option(option)

    def get_option(self, opt_str):
        return self._short_opt.get(opt_str) or self._long_opt.get(opt_str)

    def has_option(self, opt_str):
        return opt_str in self._short_opt or opt_str in self._long_opt

    def remove_option(self, opt_str):
        option = self.get_option(opt_str)
        if option is None:
            raise ValueError(f"no such option {opt_str!r}")
        for name in option._short_opts:
            del self._short_opt[name]
        for name in option._long_opts:
            del self._long_opt[name]
        option.container.option_list.remove(option)

    def format_option_help(self, formatter):
        return "".join([formatter.format_option(each) for each in self.option_list if each.help != SUPPRESS_HELP])

    def format_description(self, formatter):
        return formatter.format_description(self.get_description())

    def format_help(self, formatter):
        parts = [self.format_description(formatter)] if self.description else []
        return "\n".join([*parts, self.format_option_help(formatter)])


class OptionGroup(OptionContainer):
    def __init__(self, parser, title, description=None):
        self.parser = parser
        OptionContainer.__init__(self, parser.option_class, parser.conflict_handler, description)
        self.title = title

    def _create_option_list(self):
        self.option_list = []
        self._short_opt, self._long_opt = self.parser._short_opt, self.parser._long_opt
        self.defaults = self.parser.defaults

    def set_title(self, title):
        self.title = title

    def format_help(self, formatter):
        heading = formatter.format_heading(self.title)
        formatter.indent()
        shown = heading + OptionContainer.format_help(self, formatter)
        formatter.dedent()
        return shown


class OptionParser(OptionContainer):
    standard_option_list = []

    def __init__(
        self, usage=None, option_list=None, option_class=Option, version=None, conflict_handler="error",
        description=None, formatter=None, add_help_option=True, prog=None, epilog=None,
    ):  # fmt: skip
        OptionContainer.__init__(self, option_class, conflict_handler, description)
        self.set_usage(usage)
        self.prog, self.version, self.epilog = prog, version, epilog
        self.allow_interspersed_args = True
        self.process_default_values = True
        self.formatter = IndentedHelpFormatter() if formatter is None else formatter
        self.formatter.set_parser(self)
        self.add_options(self.standard_option_list)
        self.add_options(option_list or ())
        if version:
            self.add_option("--version", action="version", help="show program's version number and exit")
        if add_help_option:
            self.add_option("-h", "--help", action="help", help="show this help message and exit")
        self.rargs = self.largs = self.values = None

    def _create_option_list(self):
        self.option_list, self.option_groups = [], []
        self._short_opt, self._long_opt, self.defaults = {}, {}, {}

    def set_usage(self, usage):
        if usage is None:
            self.usage = "%prog [options]"
        elif usage == SUPPRESS_USAGE:
            self.usage = None
        else:
            self.usage = usage[7:] if usage.lower().startswith("usage: ") else usage

    def enable_interspersed_args(self):
        self.allow_interspersed_args = True

    def disable_interspersed_args(self):
        self.allow_interspersed_args = False

    def set_process_default_values(self, process):
        self.process_default_values = process

    def set_default(self, dest, value):
        self.defaults[dest] = value

    def set_defaults(self, **kwargs):
        self.defaults.update(kwargs)

    def get_default_values(self):
        defaults = self.defaults.copy()
        if self.process_default_values:
            for option in [each for holder in (self, *self.option_groups) for each in holder.option_list]:
                default = defaults.get(option.dest)
                if isinstance(default, str):
                    defaults[option.dest] = option.check_value(option.get_opt_string(), default)
        return Values(defaults)

    def add_option_group(self, *args, **kwargs):
        if isinstance(args[0], str):
            group = OptionGroup(self, *args, **kwargs)
        elif len(args) == 1 and not kwargs:
            group = args[0]
            if not isinstance(group, OptionGroup):
                raise TypeError(f"not an OptionGroup instance: {group!r}")
            if group.parser is not self:
                raise ValueError("invalid OptionGroup (wrong parser)")
        else:
            raise TypeError("invalid arguments")
        self.option_groups.append(group)
        return group

    def get_option_group(self, opt_str):
        option = self.get_option(opt_str)
        return option.container if option and option.container is not self else None

    def parse_args(self, args=None, values=None):
        self.rargs = rargs = list(_sys.argv[1:] if args is None else args)
        self.largs = largs = []
        self.values = values = self.get_default_values() if values is None else values
        try:
            self._process_args(largs, rargs, values)
        except (BadOptionError, OptionValueError) as error:
            self.error(str(error))
        return self.check_values(values, largs + rargs)

    def check_values(self, values, args):
        return values, args

    def _process_args(self, largs, rargs, values):
        while rargs:
            arg = rargs[0]
            if arg == "--":
                del rargs[0]
                return
            if arg[:2] == "--":
                self._process_long_opt(rargs, values)
            elif arg[:1] == "-" and len(arg) > 1:
                self._process_short_opts(rargs, values)
            elif self.allow_interspersed_args:
                largs.append(arg)
                del rargs[0]
            else:
                return

    def _match_long_opt(self, opt):
        if opt in self._long_opt:
            return opt
        found = sorted([name for name in self._long_opt if name.startswith(opt)])
        if not found:
            raise BadOptionError(opt)
        if len(found) > 1:
            raise AmbiguousOptionError(opt, found)
        return found[0]

    def _take(self, option, opt, rargs):
        """The value or values of an option, from the arguments that are left."""
        count = option.nargs
        if len(rargs) < count:
            self.error(f"{opt} option requires {count} argument{'s' * (count != 1)}")
        if count == 1:
            return rargs.pop(0)
        value = tuple(rargs[:count])
        del rargs[:count]
        return value

    def _process_long_opt(self, rargs, values):
        arg, given, value = rargs.pop(0).partition("=")
        if given:
            rargs.insert(0, value)
        opt = self._match_long_opt(arg)
        option = self._long_opt[opt]
        value = None
        if option.takes_value():
            value = self._take(option, opt, rargs)
        elif given:
            self.error(f"{opt} option does not take a value")
        option.process(opt, value, values, self)

    def _process_short_opts(self, rargs, values):
        arg = rargs.pop(0)
        for place, letter in enumerate(arg[1:], 2):
            opt = "-" + letter
            option = self._short_opt.get(opt)
            if not option:
                raise BadOptionError(opt)
            value = None
            takes = option.takes_value()
            if takes:
                if place < len(arg):
                    rargs.insert(0, arg[place:])
                value = self._take(option, opt, rargs)
            option.process(opt, value, values, self)
            if takes:
                break

    def get_prog_name(self):
        return self.prog if self.prog is not None else _sys.argv[0].rpartition("/")[2] or "main.py"

    def expand_prog_name(self, s):
        return s.replace("%prog", self.get_prog_name())

    def exit(self, status=0, msg=None):
        if msg:
            _sys.stderr.write(msg)
        _sys.exit(status)

    def error(self, msg):
        self.print_usage(_sys.stderr)
        self.exit(2, f"{self.get_prog_name()}: error: {msg}\n")

    def get_usage(self):
        return self.formatter.format_usage(self.expand_prog_name(self.usage)) if self.usage else ""

    def print_usage(self, file=None):
        if self.usage:
            print(self.get_usage(), file=file)

    def get_version(self):
        return self.expand_prog_name(self.version) if self.version else ""

    def print_version(self, file=None):
        if self.version:
            print(self.get_version(), file=file)

    def get_description(self):
        return None if self.description is None else self.expand_prog_name(self.description)

    def format_option_help(self, formatter=None):
        formatter = self.formatter if formatter is None else formatter
        formatter.store_option_strings(self)
        shown = [formatter.format_heading("Options")]
        formatter.indent()
        if self.option_list:
            shown += [OptionContainer.format_option_help(self, formatter), "\n"]
        for group in self.option_groups:
            shown += [group.format_help(formatter), "\n"]
        formatter.dedent()
        return "".join(shown[:-1])

    def format_epilog(self, formatter):
        return formatter.format_epilog(self.epilog)

    def format_help(self, formatter=None):
        formatter = self.formatter if formatter is None else formatter
        shown = [f"{self.get_usage()}\n"] if self.usage else []
        if self.description:
            shown.append(f"{self.format_description(formatter)}\n")
        return "".join([*shown, self.format_option_help(formatter), self.format_epilog(formatter)])

    def print_help(self, file=None):
        (_sys.stdout if file is None else file).write(self.format_help())
