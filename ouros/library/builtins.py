"""`builtins`: the names that every program has, also where the program binds them anew."""
