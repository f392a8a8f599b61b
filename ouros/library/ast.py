"""`ast`: the values of literals; trees themselves are none of the program's."""


@_o_plain
def literal_eval(node_or_string):
    if not isinstance(node_or_string, str):
        raise TypeError(
            f"ast.literal_eval() takes a text in the sandbox, which has no syntax trees, not "
            f"{type(node_or_string).__name__!r}"
        )
    return _o_host("literal", node_or_string)
