"""Library modules in the restricted language, compiled by ouros itself; see `runtime.libraries`."""
