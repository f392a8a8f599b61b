"""`html`: the package of `html.parser`; its functions are the host's."""
