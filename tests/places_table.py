"""The places where a program may stop come in as text; a table from each to the programs that stop there goes out.

A line that begins with `# ` opens a section, one that is not indented names a place, and the names of programs are
indented below it. `OWED` are the places that do not hold yet: a stop there is an error, with the reason.
"""

_PLACES = """
# Expressions
operands of arithmetic operators
    places_expressions.binary_operands_arithmetic places_expressions.operands_held_while_the_other_side_stops
    places_expressions.operand_raises_and_the_rest_is_not_evaluated
operands of bitwise operators
    places_expressions.binary_operands_bitwise
operands of comparisons
    places_expressions.comparison_operands
operands of membership tests
    places_expressions.comparison_operands places_expressions.comparison_chains
operands of identity tests
    places_expressions.comparison_operands places_expressions.comparison_chains
operands of boolean operators
    places_expressions.boolean_operators_values
operands of unary operators
    places_expressions.binary_operands_bitwise places_expressions.operand_raises_and_the_rest_is_not_evaluated
    places_expressions.boolean_operators_values
chained comparison
    places_expressions.comparison_chains
conditional expression, each part
    places_expressions.conditional_expression_each_part
walrus
    places_expressions.walrus_in_many_places places_expressions.walrus_in_while_and_comprehension_condition
subscript
    places_expressions.subscript_slice_and_tuple_index
slice start, stop, step
    places_expressions.subscript_slice_and_tuple_index
tuple index
    places_expressions.subscript_slice_and_tuple_index
callee
    places_expressions.callee_evaluated_before_arguments
positional arguments
    places_expressions.callee_evaluated_before_arguments places_expressions.arguments_errors_after_evaluation
keyword arguments
    places_expressions.arguments_keyword_and_star_order places_expressions.arguments_errors_after_evaluation
* and ** arguments in every mix
    places_expressions.arguments_keyword_and_star_order
list display with *
    places_expressions.displays_raise_in_the_middle
tuple display with *
    places_expressions.displays_raise_in_the_middle
set display with *
    places_expressions.displays_raise_in_the_middle
dict display with **
    places_expressions.displays_raise_in_the_middle
f-string value
    places_expressions.fstring_each_part
f-string nested format spec
    places_expressions.fstring_each_part
f-string !r
    places_expressions.fstring_each_part
f-string =
    places_expressions.fstring_each_part
lambda body
    places_comprehensions.lambda_body_and_defaults
lambda default
    places_comprehensions.lambda_body_and_defaults
list comprehension: first iterable, later iterables, conditions, element
    places_comprehensions.list_comprehension_each_part places_comprehensions.comprehension_scopes_and_closures
set comprehension: first iterable, later iterables, conditions, element
    places_comprehensions.set_dict_comprehension_each_part
dict comprehension: first iterable, later iterables, conditions, key, value
    places_comprehensions.set_dict_comprehension_each_part
    places_comprehensions.dict_comprehension_key_before_value_with_error
generator expression: first iterable, later iterables, conditions, element
    places_comprehensions.generator_expression_first_iterable_is_eager
    places_comprehensions.generator_expression_lazy_and_interleaved
nested comprehensions
    places_comprehensions.list_comprehension_each_part places_comprehensions.set_dict_comprehension_each_part
walrus inside a comprehension
    places_comprehensions.list_comprehension_each_part places_comprehensions.set_dict_comprehension_each_part
    places_expressions.walrus_in_while_and_comprehension_condition
combinations
    places_expressions.deep_expression_mixing_everything

# Statements
expression statement
    places_statements.expression_statements
assignment value
    places_statements.assignment_targets_order
assignment to an attribute: owner
    places_statements.assignment_targets_order
assignment to a subscript: owner, index
    places_statements.assignment_targets_order
chained assignment
    places_statements.assignment_chained_values_shared places_statements.assignment_targets_order
unpacking
    places_statements.unpacking_errors_over_suspending_iterables
    places_statements.unpacking_error_leaves_earlier_targets
starred target
    places_statements.unpacking_errors_over_suspending_iterables
augmented assignment to a name
    places_statements.augmented_assignment_to_name_attribute_subscript
    places_statements.augmented_assignment_reads_before_the_value
    places_statements.augmented_assignment_failing
augmented assignment to an attribute: owner, value
    places_statements.augmented_assignment_to_name_attribute_subscript
    places_statements.augmented_assignment_reads_before_the_value
augmented assignment to a subscript: owner, index, value
    places_statements.augmented_assignment_to_name_attribute_subscript
    places_statements.augmented_assignment_failing
del of an attribute
    places_statements.del_of_attribute_and_subscript
del of a subscript
    places_statements.del_of_attribute_and_subscript
assert test and message
    places_statements.assert_test_and_message
if and elif tests
    places_control.if_elif_tests
while test, body, else
    places_control.while_test_body_else
for iterable, target, body, else
    places_control.for_iterable_target_body_else places_control.for_over_changing_list_and_dict
break and continue after a stop, inside try/finally
    places_control.break_continue_inside_try_finally
try body
    places_blocks.try_each_part
handler type expression
    places_blocks.handler_type_expressions_are_evaluated_in_order
handler body
    places_blocks.try_each_part places_blocks.exception_name_is_deleted_after_the_handler
    places_blocks.context_and_cause_chains_across_stops
else of a try
    places_blocks.try_each_part
finally: normal, with pending return, raise, break, continue
    places_blocks.finally_with_every_kind_of_pending_completion
    places_blocks.finally_replaces_the_pending_completion
bare raise after a stop in a handler
    places_blocks.handler_body_with_bare_raise_after_a_stop
except*
    places_match.except_star_each_part places_match.except_star_around_a_plain_exception_and_stops
with: context expression
    places_blocks.with_context_expression_enter_body_exit
with: __enter__
    places_blocks.with_context_expression_enter_body_exit places_blocks.with_exceptions_in_enter_and_exit
    places_blocks.with_lookup_errors_and_type_lookup
with: body
    places_blocks.with_context_expression_enter_body_exit places_blocks.with_leaves_by_return_break_continue
with: __exit__
    places_blocks.with_context_expression_enter_body_exit places_blocks.with_leaves_by_return_break_continue
with: several items
    places_blocks.with_context_expression_enter_body_exit places_blocks.with_exceptions_in_enter_and_exit
with: suppressing
    places_blocks.with_context_expression_enter_body_exit
with: exception in __exit__
    places_blocks.with_exceptions_in_enter_and_exit
match: subject
    places_match.match_subject_and_guards places_match.match_subject_evaluated_once_and_body_stops
match: guard
    places_match.match_subject_and_guards
match: mapping pattern
    places_match.match_subject_and_guards
match: sequence pattern
    places_match.match_subject_evaluated_once_and_body_stops
match: or pattern
    places_match.match_subject_and_guards
match: capture pattern
    places_match.match_subject_and_guards
import inside a function
    places_control.import_inside_a_function
global rebinding around a stop
    places_control.global_and_nonlocal_rebinding_around_stops
nonlocal rebinding around a stop
    places_control.global_and_nonlocal_rebinding_around_stops
    places_control.nonlocal_changed_by_inner_while_outer_is_stopped
function definition: defaults
    places_control.function_definition_defaults_annotations_decorators
    places_control.defaults_are_shared_and_made_once places_control.function_definition_that_fails_half_way
function definition: keyword defaults
    places_control.function_definition_defaults_annotations_decorators
    places_control.function_definition_that_fails_half_way
function definition: annotations
    places_control.function_definition_defaults_annotations_decorators
function definition: decorators
    places_control.function_definition_defaults_annotations_decorators
    places_control.function_definition_that_fails_half_way

# Implicit calls
__enter__ and __exit__
    places_implicit_protocols.exit_sees_and_changes_exceptions
__new__
    places_class_hooks.new_and_init_in_combination
__init__
    places_class_hooks.new_and_init_in_combination
super, dynamic classes, exception classes, class cells
    places_classes.closures_over_class_cell_and_self

# Callbacks
zip
    places_callbacks_builtins.zip_enumerate_and_their_order
enumerate
    places_callbacks_builtins.zip_enumerate_and_their_order
next with default
    places_callbacks_builtins.next_with_default_and_errors
functools.reduce
    places_callbacks_functools.functools_reduce_and_partial
functools.partial
    places_callbacks_functools.functools_reduce_and_partial
functools.lru_cache
    places_callbacks_functools.functools_lru_cache_and_cache
functools.cache
    places_callbacks_functools.functools_lru_cache_and_cache
callbacks in callbacks
    places_callbacks_builtins.nested_callbacks_of_callbacks
    places_callbacks_builtins.callbacks_rebinding_and_closing_over_state

# Alive across the stop
half-consumed generators, nested, with yield from
    places_alive_generators.nested_generators_and_yield_from
    places_alive_generators.generators_sharing_cells_and_each_other
    places_alive_generators.generator_stop_iteration_values
half-consumed generators with try/finally
    places_alive_generators.generator_with_try_finally_and_pending_exceptions
    places_alive_generators.generator_throw_and_close_in_every_place
every builtin iterator over every container
    places_alive_generators.builtin_iterators_over_every_container
    places_alive_generators.iterators_kept_twice_and_exhausted
    places_alive_generators.list_iterator_over_a_changing_list
closures sharing a cell with the frame and with each other
    places_alive.closures_sharing_a_cell_with_the_frame_and_each_other
    places_alive.unbound_cells_and_late_binding
shared references, cycles, self-containing containers
    places_alive.shared_references_cycles_and_self_containing_containers
    places_alive.equal_but_not_identical_values_stay_apart
bound methods, partials, properties
    places_alive.lambdas_defaults_and_function_attributes_alive
metaclasses
    places_alive.metaclasses_slots_and_inheritance_alive
__slots__
    places_alive.metaclasses_slots_and_inheritance_alive
exception being handled, with context, cause, notes
    places_alive.exception_being_handled_with_context_cause_notes
    places_alive.handled_exceptions_in_suspended_generators_and_frames
exception group alive
    places_alive.exception_groups_alive
rebinding of globals and builtins names
    places_alive.rebinding_of_globals_and_builtins_names
recursion 900 deep
    places_alive.recursion_900_deep
mutual recursion
    places_alive.mutual_recursion_and_recursion_errors
big integers, nan, infinities, negative zero, surrogates
    places_alive.unusual_numbers_and_strings
pattern and match objects
    places_alive.pattern_and_match_objects
frames with many temporaries, slices, views, types
    places_alive.frames_with_many_temporaries_and_loops_alive
"""

OWED: dict[str, str] = {
    "operands of matrix multiplication": "not supported yet",
    "attribute of a call result": "not supported yet",
    "generator expression consumed by a for": "not supported yet",
    "generator expression consumed by a builtin": "not supported yet",
    "generator expression consumed by a call": "not supported yet",
    "await operand": "not supported yet",
    "yield operand": "not supported yet",
    "yield from operand": "not supported yet",
    "print arguments": "not supported yet",
    "nested targets": "not supported yet",
    "annotated assignment: value, annotation": "not supported yet",
    "return": "not supported yet",
    "raise value and cause": "not supported yet",
    "match: class pattern": "not supported yet",
    "match: value pattern": "not supported yet",
    "class definition: bases": "not supported yet",
    "class definition: keywords": "not supported yet",
    "class definition: metaclass": "not supported yet",
    "class definition: body": "not supported yet",
    "class definition: decorators": "not supported yet",
    "async def": "not supported yet",
    "async for": "not supported yet",
    "async with": "not supported yet",
    "asynchronous comprehension": "not supported yet",
    "asynchronous generator": "not supported yet",
    "every arithmetic dunder": "not supported yet",
    "every reflected dunder": "not supported yet",
    "every in-place dunder": "not supported yet",
    "rich comparison": "not supported yet",
    "__bool__": "not supported yet",
    "__len__": "not supported yet",
    "__contains__": "not supported yet",
    "__getitem__, __setitem__, __delitem__": "not supported yet",
    "__missing__": "not supported yet",
    "__iter__": "not supported yet",
    "__next__": "not supported yet",
    "old iteration protocol": "not supported yet",
    "__reversed__": "not supported yet",
    "__call__": "not supported yet",
    "__str__": "not supported yet",
    "__repr__": "not supported yet",
    "__format__": "not supported yet",
    "__hash__": "not supported yet",
    "__eq__ in dict operations": "not supported yet",
    "__eq__ in set operations": "not supported yet",
    "__eq__ in list.index, count, remove, __contains__": "not supported yet",
    "__eq__ in == of containers": "not supported yet",
    "__lt__ in sorting": "not supported yet",
    "__index__": "not supported yet",
    "__int__": "not supported yet",
    "__float__": "not supported yet",
    "__round__": "not supported yet",
    "__abs__": "not supported yet",
    "__getattr__": "not supported yet",
    "__getattribute__": "not supported yet",
    "__setattr__": "not supported yet",
    "__delattr__": "not supported yet",
    "descriptors": "not supported yet",
    "properties: get": "not supported yet",
    "properties: set": "not supported yet",
    "properties: delete": "not supported yet",
    "__set_name__": "not supported yet",
    "__init_subclass__": "not supported yet",
    "__class_getitem__": "not supported yet",
    "metaclass __call__": "not supported yet",
    "metaclass __new__": "not supported yet",
    "__prepare__": "not supported yet",
    "__instancecheck__": "not supported yet",
    "__await__": "not supported yet",
    "__aiter__ and __anext__": "not supported yet",
    "__aenter__ and __aexit__": "not supported yet",
    "metaclass attributes": "not supported yet",
    "sorted": "not supported yet",
    "list.sort": "not supported yet",
    "min and max with key": "not supported yet",
    "map": "not supported yet",
    "filter": "not supported yet",
    "reversed": "not supported yet",
    "iter(callable, sentinel)": "not supported yet",
    "sum": "not supported yet",
    "any": "not supported yet",
    "all": "not supported yet",
    "list over a suspending iterable": "not supported yet",
    "tuple over a suspending iterable": "not supported yet",
    "set over a suspending iterable": "not supported yet",
    "frozenset over a suspending iterable": "not supported yet",
    "dict over a suspending iterable": "not supported yet",
    "str.join over a suspending iterable": "not supported yet",
    "bytes over a suspending iterable": "not supported yet",
    "star-unpacking over a suspending iterable": "not supported yet",
    "list.extend over a suspending iterable": "not supported yet",
    "dict.update over a suspending iterable": "not supported yet",
    "slice assignment over a suspending iterable": "not supported yet",
    "functools.cached_property": "not supported yet",
    "functools.singledispatch": "not supported yet",
    "functools.total_ordering": "not supported yet",
    "functools.wraps": "not supported yet",
    "functools.cmp_to_key": "not supported yet",
    "itertools: functions taking a callable": "not supported yet",
    "itertools: functions taking an iterable": "not supported yet",
    "contextlib.contextmanager": "not supported yet",
    "contextlib.ExitStack": "not supported yet",
    "contextlib.closing": "not supported yet",
    "contextlib.suppress": "not supported yet",
    "contextlib, async forms": "not supported yet",
    "dataclasses: default_factory": "not supported yet",
    "dataclasses: __post_init__": "not supported yet",
    "enum hooks": "not supported yet",
    "collections.defaultdict factory": "not supported yet",
    "collections.Counter over a suspending iterable": "not supported yet",
    "collections.deque over a suspending iterable": "not supported yet",
    "collections.ChainMap": "not supported yet",
    "collections.UserDict": "not supported yet",
    "re.sub with a function": "not supported yet",
    "bisect with key and comparison": "not supported yet",
    "heapq with key and comparison, merge": "not supported yet",
    "json default": "not supported yet",
    "json object_hook": "not supported yet",
    "copy hooks": "not supported yet",
    "statistics over suspending iterables": "not supported yet",
    "random over suspending iterables": "not supported yet",
    "asyncio.gather": "not supported yet",
    "asyncio.create_task": "not supported yet",
    "asyncio.wait_for": "not supported yet",
    "asyncio.TaskGroup": "not supported yet",
    "generators waiting in send, not started, finished": "not supported yet",
    "dict and set iterators whose container later changes": "not supported yet",
    "every itertools object": "not supported yet",
    "tee branches": "not supported yet",
    "classes changed after creation": "not supported yet",
    "deleted and unbound names": "not supported yet",
    "library objects: functools": "not supported yet",
    "library objects: collections": "not supported yet",
    "library objects: contextlib": "not supported yet",
    "library objects: dataclasses, enum, named tuples": "not supported yet",
    "library objects: datetime, decimal, fractions": "not supported yet",
    "library objects: operator, heapq, string, pathlib": "not supported yet",
    "library objects: io, csv": "not supported yet",
    "library objects: abc, typing, copy": "not supported yet",
    "tasks, futures, half-finished gathers": "not supported yet",
    "open sandbox files": "not supported yet",
    "random generators": "not supported yet",
}


def places() -> dict[tuple[str, str], list[str]]:
    """Reads the table.

    Returns:
        Section and place to the names of programs.
    """
    found: dict[tuple[str, str], list[str]] = {}
    section = place = ""
    for line in filter(None, _PLACES.splitlines()):
        if line.startswith("# "):
            section = line.removeprefix("# ")
        elif line.startswith(" "):
            found[section, place] += line.split()
        else:
            place = line
            found[section, place] = []
    return found
