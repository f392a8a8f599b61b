"""`keyword`: the words of the language."""

kwlist, softkwlist = _o_host("keywords")
