"""Tables of what a program may name, read, store and import; data only, consulted by the compiler and by the runtime."""
