"""Library functions in the restricted language, compiled by ouros itself; see `runtime.primitives`."""
