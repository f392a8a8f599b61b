"""CPython's own tests of the language, run inside the sandbox.

A test file of the running interpreter's `Lib/test` is read, what cannot be tested in the sandbox is taken out of it by
the tables in `rules`, and the rest runs method by method on a stand-in for `unittest`. `python -m tests.cpython` prints
what passes.
"""
