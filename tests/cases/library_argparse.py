# Programs that use `argparse` on lists of arguments, with types, actions and help that call outside.

#: arguments_of_all_kinds
import argparse


def number(text):
    if not text.lstrip('-').isdigit():
        raise argparse.ArgumentTypeError('not a number: ' + text)
    return ext(int(text))


parser = argparse.ArgumentParser(prog='p', description='What it does.')
parser.add_argument('src')
parser.add_argument('more', nargs='*', type=number)
parser.add_argument('-v', '--verbose', action='count', default=0)
parser.add_argument('-n', '--num', type=number, default='4')
parser.add_argument('--flag', action='store_true')
parser.add_argument('--no', dest='yes', action='store_false')
parser.add_argument('--pair', nargs=2, metavar=('A', 'B'))
parser.add_argument('--opt', nargs='?', const='c', default='d')
parser.add_argument('-a', '--add', action='append')
parser.add_argument('--ext', action='extend', nargs='+')
parser.add_argument('--mode', choices=['r', 'w'], default='r')
parser.add_argument('--color', action=argparse.BooleanOptionalAction)
parser.add_argument('--const', action='store_const', const=7)
out = []
for line in ('x', 'x 1 2 -vvn3', 'x 5 -v --flag --no', '--pair a b -- x', 'x --opt y', 'x --opt', '--opt=z x --num=-5', '-a1 -a 2 x',
             'x --ext a b --ext c', 'x --mode w', 'x --color', 'x --no-color --const', 'x --verb --fl', '-n -7 x'):
    args = parser.parse_args(line.split())
    out.append(sorted(vars(args).items()))
ext('stop')
out += [repr(parser.parse_args(['x'])), parser.parse_known_args(['x', '--unknown', '1'])[1], parser.get_default('mode')]
print(parser.format_help())
print(parser.format_usage())
out

#: errors_of_arguments
import argparse
import sys

parser = argparse.ArgumentParser(prog='p')
parser.add_argument('src', type=int)
parser.add_argument('--mode', choices=['r'])
parser.add_argument('--two', nargs=2)
parser.add_argument('--some', nargs='+')
parser.add_argument('--need', required=True)
group = parser.add_mutually_exclusive_group()
group.add_argument('--one', action='store_true')
group.add_argument('--other', action='store_true')
out = []
sys.stderr = sys.stdout
for line in ('', 'x --need 1', '1', '1 --need', '1 --need 2 --two 3', '1 --need 2 --some', '1 --need 2 --one --other',
             '1 2 --need 2', '1 --need 2 --bad', '--o 1 --need 2', '1 --need 2 --one=3'):
    try:
        out.append(vars(parser.parse_args(line.split())))
    except SystemExit as e:
        out.append(e.code)
    ext(line)
strict = argparse.ArgumentParser(prog='q', exit_on_error=False, add_help=False)
strict.add_argument('--n', type=int)
try:
    strict.parse_args(['--n', 'x'])
except argparse.ArgumentError as e:
    out += [str(e), e.argument_name, e.message]
for wrong in (lambda: strict.add_argument('--n'), lambda: strict.add_argument('--k', action='no'),
              lambda: strict.add_argument('k', required=True), lambda: strict.add_argument('--x', nargs=0)):
    try:
        wrong()
    except (argparse.ArgumentError, ValueError, TypeError) as e:
        out.append(type(e).__name__)
try:
    parser.parse_args(['--help'])
except SystemExit as e:
    out.append(e.code)
out

#: commands_and_groups
import argparse
import sys

sys.stderr = sys.stdout


class Upper(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, ext(values.upper()))


parent = argparse.ArgumentParser(add_help=False)
parent.add_argument('--shared', default='s', help='shared by all')
parser = argparse.ArgumentParser(prog='tool', parents=[parent], epilog='The end.',
                                 formatter_class=argparse.ArgumentDefaultsHelpFormatter)
parser.add_argument('--version', action='version', version='%(prog)s 1.0')
commands = parser.add_subparsers(dest='command', required=True, help='what to do')
add = commands.add_parser('add', aliases=['a'], help='add items', description='Adds.')
add.add_argument('items', nargs='+', help='the items to add')
add.add_argument('--name', action=Upper, help='a name')
add.set_defaults(func=lambda args: ext(len(args.items)))
rest = commands.add_parser('rest', help='everything else, with a long text that has to be broken into several lines to be shown')
rest.add_argument('others', nargs=argparse.REMAINDER)
named = parser.add_argument_group('special', 'These are special.')
named.add_argument('--limit', type=int, default=10, metavar='N', help='at most %(default)s')
one = parser.add_mutually_exclusive_group(required=True)
one.add_argument('--left', action='store_true', help=argparse.SUPPRESS)
one.add_argument('-r', '--right', help='to the right')
out = []
args = parser.parse_args(['--left', 'add', 'x', 'y', '--name', 'n'])
out += [args.command, args.items, args.name, args.func(args), args.shared, args.limit]
ext('stop')
out += [sorted(vars(parser.parse_args(['-r', 'z', '--limit', '3', 'rest', 'w', '-q'])).items()), parser.parse_args(['--left', 'a', 'i']).command]
print(parser.format_help())
print(add.format_help())
for line in (['--version'], ['--left'], ['add', 'x'], ['--left', 'bad'], ['--left', 'add']):
    try:
        parser.parse_args(line)
    except SystemExit as e:
        out.append(e.code)
out + [argparse.Namespace(a=1) == argparse.Namespace(a=1), 'a' in argparse.Namespace(a=1)]

#: argparse_parents_groups_and_intermixed_arguments
import argparse
import sys

parent = argparse.ArgumentParser(add_help=False)
group = parent.add_argument_group('g', 'of the parent')
group.add_argument('-w')
either = parent.add_mutually_exclusive_group()
either.add_argument('-y')
either.add_argument('-z', action='store_true')
parser = argparse.ArgumentParser('PROG', parents=[parent], argument_default=ext(42))
parser.add_argument('cmd')
parser.add_argument('rest', nargs='*', type=int)
parser.add_argument('--version', action='version', version='1')
ext('stop')
print(parser.format_help())
print(parser)
out = [sorted(vars(parser.parse_intermixed_args('-w W add 1 -z 2'.split())).items())]
mixed = argparse.ArgumentParser('PROG')
choice = mixed.add_mutually_exclusive_group(required=True)
choice.add_argument('--foo', action='store_true')
choice.add_argument('badger', nargs='*')
print(mixed.format_usage(), argparse.FileType('w', 1, 'utf-8'))
sys.argv = ['p', '--foo']
out += [repr(mixed.parse_args()), sys.argv]
for wrong in (
    dict(nargs='a'), dict(metavar=('A', 'B')), dict(nargs=2, metavar=('A',)), dict(action='store_true', nargs='+'),
    dict(action='append', nargs=0), dict(const=1, nargs='+'), dict(action='count', type=int),
):
    try:
        mixed.add_argument('-x', **wrong)
    except (TypeError, ValueError) as error:
        out.append(f'{type(error).__name__}: {error}')
try:
    mixed.parse_intermixed_args([])
except TypeError as error:
    out.append(str(error))
out

#: options_of_optparse
import optparse, io
from optparse import OptionParser, OptionGroup, make_option, Option, OptionValueError
out=[]
def cb(option, opt, value, parser, *a, **k):
    if ext(value) == 'bad': raise OptionValueError(f'bad {opt}')
    parser.values.seen = (opt, value, a, k)
class Parser(OptionParser):
    def check_values(self, values, args): return values, [ext(arg) for arg in args]
class Typed(Option):
    TYPES = (*Option.TYPES, 'even')
    TYPE_CHECKER = {**Option.TYPE_CHECKER, 'even': lambda option, opt, value: ext(int(value)) // 2}
p=Parser(option_class=Typed, usage='usage: %prog [options] FILE', version='%prog 1.2', description='A tool that does '+'many things '*10, prog='tool', epilog='The end.')
p.add_option('-f','--file',dest='filename',help='write report to FILE', metavar='FILE')
p.add_option('-q','--quiet',action='store_false',dest='verbose',default=True,help="don't print [default: %default]")
p.add_option('-n',type='int',default='7',nargs=2)
p.add_option('--num',type=float)
p.add_option('--even',type='even',default='8')
p.add_option('-v',action='count',help=optparse.SUPPRESS_HELP)
p.add_option('--tag',action='append',choices=('a','b'), help='a long help text '*6)
p.add_option('-c','--call',action='callback',callback=cb,type='string',callback_args=(1,),callback_kwargs={'k':2})
g=OptionGroup(p,'Dangerous','Be careful.')
g.add_option('-g',action='store_const',const=5,dest='gg',help='Group option.')
g.add_option('--a-very-long-option-name-indeed',help='x')
p.add_option_group(g)
p.set_defaults(extra=9)
class Stop(Exception): pass
def run(args, **k):
    errors=io.StringIO()
    p.exit=lambda status=0,msg=None: (_ for _ in ()).throw(Stop(status,msg))
    try:
        v,a=p.parse_args(args, **k)
        return sorted(vars(v).items(), key=str), a
    except Stop as s: return ('exit', s.args)
    except Exception as e: return type(e).__name__, str(e)
import contextlib
for args in (['-f','x','pos','-vv','--num=2.5','rest'],['-fx','-q','--','-v'],['-n','1','0x10'],['-n','1'],['--num','zz'],['--tag','a','--ta=b'],['--tag=c'],['--nope'],['-z'],['--quiet=3'],['-cgood','-g'],['--call','bad'],['--f'],['--num'],['--even=6'],[],['-'],['-vvq','-fa']):
    with contextlib.redirect_stderr(io.StringIO()):
        out.append(run(args))
out += [p.format_help(), p.get_usage(), p.get_version(), p.has_option('-q'), p.get_option('-f').dest, p.get_option_group('-g').title, str(p.get_option('--file'))]
with contextlib.redirect_stdout(io.StringIO()) as shown:
    out.append(run(['--version'])); out.append(run(['-h']))
out.append(shown.getvalue())
for w in (lambda: p.add_option('-f'), lambda: p.add_option('x'), lambda: p.add_option('-ab'), lambda: p.add_option('--x',action='zz'), lambda: p.add_option('--x',type='zz'), lambda: p.add_option('--x',foo=1), lambda: p.add_option('--x',action='store_true',type='int'), lambda: p.add_option('--x',choices='ab',type='choice'), lambda: p.add_option('--x',action='callback'), lambda: p.add_option('--x',const=1), lambda: p.add_option('--x',action='count',nargs=2), lambda: p.add_option(5), lambda: Option(), lambda: p.remove_option('--zz'), lambda: OptionParser(conflict_handler='x'), lambda: p.add_option('--x',type='choice'), lambda: p.add_option('--x', choices=['a'], type='int'), lambda: p.add_option('--x', callback=len), lambda: p.add_option('a')):
    try: out.append(str(w()))
    except Exception as e: out.append((type(e).__name__, str(e)))
q=OptionParser(prog='q',option_list=[make_option('-a',default='d')],conflict_handler='resolve',add_help_option=False,formatter=optparse.TitledHelpFormatter())
q.add_option('-a','--again',help='new'); q.disable_interspersed_args()
v,a=q.parse_args(['-a1','x','-a2'])
out+=[str(v), a, v=={'a':'d','again':'1'}, q.format_help(), [str(o) for o in q.option_list]]
q.remove_option('-a'); out.append(q.has_option('--again'))
repr(out)
