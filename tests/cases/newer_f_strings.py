# F-strings whose fields hold what Python 3.12 is the first to read: their own quotes, backslashes, comments, lines.

#: f_same_quotes
d = {'a': ext(1), "b": [2, 3]}
[f'{d['a']}', f"{d["b"][0]} and {d['a']}", f'{'x' + "y"}', f'{'\''}', f"{", ".join(['p', 'q'])}"]

#: f_backslashes
names = ['a', ext('b')]
[f'{'\n'.join(names)}', f"{'\t'}|{"\\"}|\x41\N{BULLET}", rf'\d{'\n'}\n', f'{'\u00e9'}']

#: f_nested
x = ext(3)
f'{f'{f'{f'{x}'}'}'}' + f"{f"{f"{x:>{f"{5}"}}"}"}"

#: f_lines_and_comments
x = ext(2)
one = f'{
    x  # the value
    + 1
}'
two = f"""{
    x
    !r
:>{
    5  # width
}}|{x
=}"""
three = (f'{x}' ' plain ' f'{
    'in' "side"
}')
[one, two, three]

#: f_debug_text
x, y = 5, ext('q')
[f'{x=}', f'{ x = }', f'{x + 1=!s:>5}', f'{y=}', f'{y = !s}', f'{d['k']=}' if (d := {'k': 'v'}) else '', f'{  "a"  "b" = }', f"{x=:03}"]

#: f_specs
x, w = 3.14159, ext(8)
[f'{x:{w}.{'2'}}', f"{x:{"<"}{w}}|", f'{'a':*^{w}}', f'{x:{'{'}>9}', f'{{}}{{{x:.1f}}}', f'{'{'}{'}'}', f'{x!r:{'>'}10}']

#: f_mixed_rows
x = ext(1)
('a' f'{x}{'b'}' r'\n' f"{"c"}" 'd') + f'{x}' f'{'e'}'

#: f_expressions
x = [1, 2, ext(3)]
[f'{[f'{i}' for i in x]}', f'{(lambda a: f'<{a}>')(1)}', f'{ {'k': 1}['k'] }', f'{x[0] if 'a' == "a" else 'b'}', f'{*x, 'a'}',
 f'{(y := 'w')}{y}', f'{x!=[]}', f'{1 == 1}', f'{x[:2]}', f'{'a' if x else 'b'!r:>5}']

#: f_stops_inside
f'{ext('a')}{ext("b"):>{ext(3)}}' + f'{'-'.join([ext('c'), ext('d')])}'

#: f_positions_in_errors
x = {'a': 1}
y = f'{x['a']} {x['b' + str(ext(1))]}'

#: f_in_patterns_of_use
def f(kind):
    match kind:
        case 'a':
            return f'{'got'}'
        case _:
            raise ValueError(f'{'no'} {kind!r}')


class C:
    f'{'not a docstring'}'

    def m(self):
        f'{'neither'}'
        return f'{self.__class__.__name__ + 'x'}'


try:
    f(ext('b'))
except ValueError as e:
    result = str(e)
[f('a'), result, C.__doc__, C.m.__doc__, C().m()]

#: f_unicode_columns
é = ext('ü')
[f'{é + 'ß'}', f'ö{'ä'}ö', (f'é{'é'}', 1)]

#: f_short_last_lines
x = [ext(1)]
one = f'{x[0]
}'.upper() + f"{
x!r
}" 'after'
two = [f'{
'a'
}', f"{
    # nothing but a comment
    x
}"]
[one, two]
