"""The compiler: `program.Program` runs the passes in this order; each pass is one file that says what it needs and
gives.

gate, parse    source text worth parsing → tree, with CPython's verdict on syntax
check          refuses what is outside the restricted language
scope          who binds what, and what each scope does
promote        module variables that may live in fast locals
suspend        which functions may reach the outside, and where
emit           guard, normalise, control, define: the direct and the suspendable program
continuation   the rest of a function after a resume point, on demand
render         readable text of an emitted program, for people
"""
