"""Files and the environment: what a program asks its operating system for, which is an `OSAccess` with two files."""

from tests.attacks import attack

ATTACKS = [
    *(
        attack(f"files: {name}", source)
        for name, source in {
            "up by dots": "from pathlib import Path\nif Path('../' * 30 + 'etc/passwd').read_text(): print('ESCAPED')",
            "an absolute path": "if open('/etc/passwd').read(): print('ESCAPED')",
            "bytes for a path": "if open(b'/etc/passwd', 'rb').read(): print('ESCAPED')",
            "the process by /proc": "if open('/proc/self/environ').read(): print('ESCAPED')",
            "what glob finds above": """
from pathlib import Path
if any(path.name == 'passwd' for path in Path('.').glob('../' * 30 + 'etc/pass*')): print('ESCAPED')
""",
            "what glob.glob finds": "import glob\nif glob.glob('/etc/pass*'): print('ESCAPED')",
            "a listing": "import os\nif 'passwd' in os.listdir('/etc'): print('ESCAPED')",
            "a walk": "import os\nif list(os.walk('/etc')): print('ESCAPED')",
            "a stat": "import os\nif os.stat('/etc/passwd').st_size: print('ESCAPED')",
            "a path that says another one": """
from pathlib import PosixPath
class Other(PosixPath):
    def __fspath__(self): return '/etc/passwd'
if 'root' in open(Other('/home/notes.txt')).read(): print('ESCAPED')
""",
            "the error stream by its number": "open(2, 'w', closefd=False)\nprint('ESCAPED')",
            "the host's environment": "import os\nif os.environ['PATH']: print('ESCAPED')",
            "a variable of the host": "import os\nif os.getenv('PATH'): print('ESCAPED')",
            "the working directory": "import os\nif os.getcwd() != '/home': print('ESCAPED')",
            "the home directory": "from pathlib import Path\nif Path.home(): print('ESCAPED')",
            "users by ~": "import os\nif os.path.expanduser('~root') != '~root': print('ESCAPED')",
            "what a link leads to": """
import os
if os.path.realpath('/proc/self/exe') != '/proc/self/exe': print('ESCAPED')
""",
            "links of their own": "import os\nif os.readlink('/proc/self/exe'): print('ESCAPED')",
        }.items()
    ),
    *(
        attack(f"files: {name}", source, plain=False)
        for name, source in {
            "a null that cuts a name off": """
from pathlib import Path
path = Path('/home/notes.txt\\0.png')
if path.exists(): print('ESCAPED')
for call in (path.read_text, path.stat, path.unlink, lambda: path.write_text(''), lambda: path.rename('/home/x')):
    try: call()
    except ValueError: continue
    print('ESCAPED')
try: Path('/home/notes.txt').rename(target='/home/x\\0y')
except ValueError: pass
else: print('ESCAPED')
""",
            "a path that changes between two looks": """
class Other:
    paths = iter(('/home/notes.txt', '/private/key'))
    def __fspath__(self): return next(self.paths)
if open(Other()).read() == 'key': print('ESCAPED')
""",
            "a text that says another one": """
class Other(str):
    def __str__(self): return '/private/key'
    __fspath__ = __str__
    def split(self, *args): return ['', 'private', 'key']
if open(Other('/home/notes.txt')).read() == 'key': print('ESCAPED')
""",
            "a rename to outside": """
from pathlib import Path
Path('/home/notes.txt').rename('../../../etc/notes.txt')
print('ESCAPED')
""",
            "places of the host in errors": """
import traceback
from pathlib import Path
for call in (Path('a').read_text, Path('/home').read_text, Path('').unlink, lambda: Path('/home').rename('/home/b')):
    try: call()
    except OSError as error: said = traceback.format_exc() + repr(vars(error)) + repr(error.args)
    if '.py\\"' in said.replace('main.py', '') or 'ouros' in said: print('ESCAPED')
""",
            "a file opened by the program's own opener": """
open('/home/new', 'x', opener=lambda path, flags: 2).close()
from pathlib import Path
if not Path('/home/new').exists(): print('ESCAPED')
""",
            "ends of lines that fill the host's memory": """
from pathlib import Path
Path('/home/new').write_text('\\n' * 100_000, newline='\\r\\n' * 100)
print('ESCAPED')
""",
            "encodings that hold the host": """
from pathlib import Path
for encoding in ('punycode', ' Punycode-', 'idna', 'x' * 1000):
    try: Path('/home/new').write_text('é', encoding=encoding)
    except LookupError as error: said = str(error)
    if len(said) > 200 or Path('/home/new').exists(): print('ESCAPED')
""",
        }.items()
    ),
    attack(
        "files: letters spelled out in the host's memory",
        "from pathlib import Path\nPath('/home/new').write_text('é' * 2_000_000, 'ascii', 'namereplace')",
        plain=False,
        limits={"max_memory": 32 << 20, "max_duration_secs": 5.0},
        stops="MemoryError",
    ),
]

TWINS = [
    """
import os.path
from pathlib import PurePosixPath
path = PurePosixPath('/home/../etc') / 'a.tar.gz'
print(path, path.suffixes, os.path.normpath(path), os.path.join('a', '/b'), PurePosixPath('a\\0b').name == 'a\\0b')
""",
]
