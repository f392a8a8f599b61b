"""Tables of what a program may name, read, store and import: data only, for the compiler and the runtime."""
