"""Modules of `os`: see `path`. `os` itself is made by the library."""
