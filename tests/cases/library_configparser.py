# Programs that use `configparser` on text, with stops in between and in what it writes to.

#: sections_read_and_written
import configparser
import io

text = """
[DEFAULT]
base = /srv
debug: no

[web]
Port = 80
path = %(base)s/web
long = one
  two

  three
# a comment
; another
[db]
url = x=y:z
ratio = 2.5
on = Yes
"""
config = configparser.ConfigParser()
config.read_string(ext(text))
out = [config.sections(), config.get('web', 'path'), config.getint('web', 'port'), config['db']['url'], config['db'].getfloat('ratio'),
       config.getboolean('db', 'on'), config['web'].getboolean('debug'), config['web']['long'], sorted(config['web'])]
ext('stop')
out += [config.get('web', 'no', fallback='f'), config['web'].get('no'), config.has_option('web', 'debug'), 'db' in config, len(config),
        list(config), config.items('db'), dict(config['web'])['path'], config.defaults(), config.get('web', 'path', raw=True),
        config.get('web', 'x', fallback=3), config.get('web', 'path', vars={'base': '/tmp'}), repr(config['db'])]
config['new'] = {'a': '1', 'b': ext('two')}
config.set('new', 'c', 'x\ny')
config['new']['d'] = '4'
del config['new']['a']
out += [config.remove_option('new', 'b'), config.remove_section('db'), config.has_section('db'), config.options('new')]


class File:
    def __init__(self):
        self.parts = []

    def write(self, part):
        self.parts.append(ext(part))


file = File()
config.write(file)
out.append(''.join(file.parts))
other = configparser.ConfigParser(allow_no_value=True, interpolation=configparser.ExtendedInterpolation(), inline_comment_prefixes='#')
other.read_file(io.StringIO('[a]\nx = 1 # one\nflag\ny = ${x}-${b:z}\n[b]\nz = $$${a:x}\n'))
out += [other.items('a'), other['b']['z'], other['a']['flag']]
out

#: errors_of_configurations
import configparser

out = []
config = configparser.ConfigParser()
config.read_dict({'s': {'a': '%(b)s', 'loop': '%(loop)s', 'n': 'x', 'p': 5}})
for wrong in (lambda: config.get('s', 'a'), lambda: config.get('no', 'a'), lambda: config.get('s', 'no'), lambda: config['no'],
              lambda: config.getint('s', 'n'), lambda: config.getboolean('s', 'n'), lambda: config.add_section('s'),
              lambda: config.set('s', 'x', 1), lambda: config.set('s', 'x', '%'), lambda: config.get('s', 'loop'),
              lambda: config.add_section('DEFAULT'), lambda: config['s']['zz'], lambda: config.read_string('a = 1'),
              lambda: configparser.ConfigParser().read_string('[a]\nx=1\nx=2'),
              lambda: configparser.ConfigParser().read_string('[a]\n[a]'), lambda: configparser.ConfigParser().read_string('[a]\nnothing')):
    try:
        wrong()
        out.append('fine')
    except Exception as e:
        out.append(f'{type(e).__name__}: {str(e)[:150]}')
    ext(len(out))
out

#: how_often_names_are_asked_for
import configparser
class P2(configparser.RawConfigParser):
    def optionxform(self, s): return ext(s.upper())
p2 = P2(); p2.read_dict({'s': {'k': 1, 'l': ext('two')}}); log('set')
p2.set('s','q','1'); log('get'); p2.get('s','q'); log('items'); p2['s']['z']='3'; p2.read_string('[t]\na=1'); log('has'); p2.has_option('t','a'); p2.remove_option('t','a'); log('items');  dict(p2['s'])
