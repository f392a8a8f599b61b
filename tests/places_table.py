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
operands of matrix multiplication
    places_expressions.binary_operands_matrix
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
    places_expressions.comparison_chains places_expressions.comparison_chain_middle_evaluated_once
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
attribute of a call result
    places_expressions.attribute_of_call_results
callee
    places_expressions.callee_evaluated_before_arguments
positional arguments
    places_expressions.callee_evaluated_before_arguments places_expressions.arguments_errors_after_evaluation
keyword arguments
    places_expressions.arguments_keyword_and_star_order places_expressions.arguments_errors_after_evaluation
* and ** arguments in every mix
    places_expressions.arguments_keyword_and_star_order places_expressions.arguments_star_over_suspending_iterables
list display with *
    places_expressions.displays_with_stars_over_suspending_iterables places_expressions.displays_raise_in_the_middle
tuple display with *
    places_expressions.displays_with_stars_over_suspending_iterables places_expressions.displays_raise_in_the_middle
set display with *
    places_expressions.displays_with_stars_over_suspending_iterables places_expressions.displays_raise_in_the_middle
dict display with **
    places_expressions.displays_with_stars_over_suspending_iterables places_expressions.displays_raise_in_the_middle
f-string value
    places_expressions.fstring_each_part places_expressions.fstring_format_methods_order
f-string nested format spec
    places_expressions.fstring_each_part places_expressions.fstring_format_methods_order
f-string !r
    places_expressions.fstring_each_part places_expressions.fstring_format_methods_order
f-string =
    places_expressions.fstring_each_part places_expressions.fstring_format_methods_order
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
generator expression consumed by a for
    places_comprehensions.generator_expression_consumed_in_many_ways
generator expression consumed by a builtin
    places_comprehensions.generator_expression_consumed_in_many_ways
generator expression consumed by a call
    places_comprehensions.generator_expression_consumed_in_many_ways
await operand
    places_async.async_def_and_await_operands
yield operand
    places_comprehensions.yield_operands
yield from operand
    places_comprehensions.yield_from_operands_of_every_kind places_comprehensions.yield_operands
print arguments
    places_expressions.print_arguments_order
combinations
    places_comprehensions.property_in_fstring_in_comprehension places_expressions.deep_expression_mixing_everything

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
    places_statements.unpacking_starred_nested_with_stops places_statements.unpacking_errors_over_suspending_iterables
    places_statements.unpacking_error_leaves_earlier_targets
starred target
    places_statements.unpacking_starred_nested_with_stops places_statements.unpacking_errors_over_suspending_iterables
nested targets
    places_statements.unpacking_starred_nested_with_stops
augmented assignment to a name
    places_statements.augmented_assignment_to_name_attribute_subscript
    places_statements.augmented_assignment_reads_before_the_value places_statements.augmented_assignment_failing
augmented assignment to an attribute: owner, value
    places_statements.augmented_assignment_to_name_attribute_subscript
    places_statements.augmented_assignment_reads_before_the_value
augmented assignment to a subscript: owner, index, value
    places_statements.augmented_assignment_to_name_attribute_subscript places_statements.augmented_assignment_failing
annotated assignment: value, annotation
    places_statements.annotated_assignment
del of an attribute
    places_statements.del_of_attribute_and_subscript
del of a subscript
    places_statements.del_of_attribute_and_subscript
assert test and message
    places_statements.assert_test_and_message
return
    places_control.return_from_everywhere
raise value and cause
    places_control.raise_value_and_cause
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
    places_blocks.finally_with_every_kind_of_pending_completion places_blocks.finally_replaces_the_pending_completion
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
    places_blocks.with_context_expression_enter_body_exit places_blocks.with_suppression_truth_value_calls_out
with: exception in __exit__
    places_blocks.with_exceptions_in_enter_and_exit
match: subject
    places_match.match_subject_and_guards places_match.match_subject_evaluated_once_and_body_stops
    places_match.match_inside_loops_try_and_generators
match: guard
    places_match.match_subject_and_guards places_match.match_inside_loops_try_and_generators
match: class pattern
    places_match.match_class_patterns_with_properties_that_stop
match: mapping pattern
    places_match.match_mapping_sequence_protocols_that_stop places_match.match_subject_and_guards
match: sequence pattern
    places_match.match_mapping_sequence_protocols_that_stop places_match.match_subject_evaluated_once_and_body_stops
match: or pattern
    places_match.match_value_patterns_with_lookups_that_stop places_match.match_subject_and_guards
match: capture pattern
    places_match.match_subject_and_guards
match: value pattern
    places_match.match_value_patterns_with_lookups_that_stop
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
class definition: bases
    places_classes.class_bases_keywords_body_decorators places_classes.class_body_raises_in_the_middle
class definition: keywords
    places_classes.class_bases_keywords_body_decorators
class definition: metaclass
    places_class_hooks.metaclass_expression_and_function_as_metaclass
    places_class_hooks.metaclass_prepare_new_init_call
class definition: body
    places_classes.class_body_with_every_statement places_classes.class_body_names_resolve_as_in_cpython
    places_classes.class_bases_keywords_body_decorators places_classes.class_body_raises_in_the_middle
class definition: decorators
    places_classes.class_bases_keywords_body_decorators
async def
    places_async.async_def_and_await_operands places_async.coroutines_are_lazy_and_errors_pass_through
    places_async.async_methods_closures_and_classes
async for
    places_async.async_for_and_async_iterators
async with
    places_async.async_with_each_part
asynchronous comprehension
    places_async.async_comprehensions
asynchronous generator
    places_async.async_generators_in_full

# Implicit calls
every arithmetic dunder
    places_implicit_operators.every_arithmetic_dunder
    places_implicit_operators.not_implemented_falls_back_to_reflected
    places_implicit_operators.dunder_raises_in_every_operator
every reflected dunder
    places_implicit_operators.every_reflected_dunder places_implicit_operators.subclass_reflected_method_comes_first
    places_implicit_operators.same_type_reflected_is_not_tried
every in-place dunder
    places_implicit_operators.every_in_place_dunder
rich comparison
    places_implicit_comparisons.rich_comparison_all_six
    places_implicit_comparisons.comparison_results_that_are_not_bools
__bool__
    places_implicit_conversions.bool_and_len_protocol
    places_implicit_comparisons.comparison_results_that_are_not_bools
__len__
    places_implicit_conversions.bool_and_len_protocol
__contains__
    places_implicit_protocols.contains_falls_back_to_iteration places_implicit_protocols.missing_in_dict_subclasses
__getitem__, __setitem__, __delitem__
    places_implicit_protocols.getitem_setitem_delitem_with_every_key
__missing__
    places_implicit_attributes.missing_keys_of_templates
    places_implicit_protocols.missing_in_dict_subclasses
__iter__
    places_implicit_protocols.iteration_protocol_each_method places_implicit_protocols.iteration_protocol_errors
    places_implicit_protocols.copied_containers_of_stopping_objects
__next__
    places_implicit_protocols.iteration_protocol_each_method places_implicit_protocols.iteration_protocol_errors
old iteration protocol
    places_implicit_protocols.old_iteration_protocol
__reversed__
    places_implicit_protocols.reversed_and_length_hint
__call__
    places_implicit_attributes.call_protocol
__enter__ and __exit__
    places_implicit_protocols.with_protocol_inside_everything
    places_implicit_protocols.exit_sees_and_changes_exceptions
__str__
    places_implicit_conversions.str_repr_format_bytes places_implicit_conversions.str_repr_wrong_results_and_errors
__repr__
    places_implicit_conversions.str_repr_format_bytes
    places_implicit_conversions.repr_of_recursive_containers_and_exceptions
__format__
    places_implicit_conversions.str_repr_format_bytes places_callbacks_builtins.string_methods_that_call_back
__hash__
    places_keys.keys_of_dicts_and_sets
    places_keys.keys_of_counters
    places_keys.keys_of_other_mappings
    places_keys.keys_of_named_tuples
    places_keys.keys_of_ordered_dict_items
    places_keys.keys_that_are_classes_counted
    places_keys.keys_that_are_classes_in_tuples
    places_keys.keys_that_are_classes_in_aliases
    places_keys.keys_that_are_classes_shown
    places_implicit_comparisons.hash_in_dict_and_set places_implicit_comparisons.hash_errors
    places_class_hooks.hooks_of_colliding_set_items places_class_hooks.hooks_of_keys_inside_keys
    places_class_hooks.set_displays_with_stars_whose_items_stop
__eq__ in dict operations
    places_implicit_comparisons.dict_operations_with_calling_eq places_implicit_comparisons.hash_in_dict_and_set
__eq__ in set operations
    places_implicit_comparisons.set_operations_with_calling_eq
__eq__ in list.index, count, remove, __contains__
    places_implicit_comparisons.list_and_tuple_searches_with_calling_eq
    places_implicit_comparisons.list_changed_by_eq_while_searching
__eq__ in == of containers
    places_implicit_comparisons.equality_default_ne_and_identity_shortcuts
    places_implicit_comparisons.list_and_tuple_searches_with_calling_eq
    places_implicit_comparisons.ordering_of_containers_with_calling_comparisons
__lt__ in sorting
    places_callbacks_sorting.sorting_logs_each_comparison places_callbacks_sorting.sorted_key_comparison_and_stability
__index__
    mixed_hooks.index_everywhere mixed_hooks.index_in_library_functions
    places_implicit_conversions.index_int_float_complex_conversions
    places_implicit_conversions.index_in_stores_and_deletes
__int__
    places_implicit_conversions.index_int_float_complex_conversions
__float__
    places_implicit_conversions.index_int_float_complex_conversions
__round__
    places_implicit_conversions.round_abs_and_math_hooks
__abs__
    places_implicit_conversions.round_abs_and_math_hooks
__getattr__
    places_class_hooks.functions_that_getattr_makes
    places_implicit_attributes.getattr_family places_implicit_attributes.property_error_reaches_getattr
__getattribute__
    places_implicit_attributes.getattr_family
__setattr__
    places_implicit_attributes.setattr_delattr_hooks
__delattr__
    places_implicit_attributes.setattr_delattr_hooks
descriptors
    places_implicit_attributes.descriptors_data_and_non_data places_class_hooks.set_name_and_descriptors
properties: get
    places_implicit_attributes.properties_found_by_name places_implicit_attributes.properties_get_set_delete
    places_implicit_attributes.property_error_reaches_getattr
properties: set
    places_implicit_attributes.properties_get_set_delete
properties: delete
    places_implicit_attributes.properties_get_set_delete
__set_name__
    places_class_hooks.set_name_and_descriptors places_class_hooks.set_name_fails
__init_subclass__
    places_class_hooks.init_subclass_chain
__class_getitem__
    places_class_hooks.class_getitem_and_subscripted_classes
__new__
    places_class_hooks.new_and_init_in_combination
__init__
    places_class_hooks.new_and_init_in_combination
metaclass __call__
    places_class_hooks.metaclass_prepare_new_init_call
metaclass __new__
    places_class_hooks.metaclass_prepare_new_init_call
__prepare__
    places_class_hooks.metaclass_prepare_new_init_call places_class_hooks.prepared_mapping_whose_methods_stop
    places_class_hooks.enum_generate_next_value_stops
__await__
    places_async.await_protocol_of_objects
__aiter__ and __anext__
    places_async.async_for_and_async_iterators
__aenter__ and __aexit__
    places_async.async_with_each_part
super, dynamic classes, exception classes, class cells
    places_class_hooks.super_where_names_may_be_rebound
    places_classes.super_in_every_form places_classes.dynamic_type_with_stopping_methods
    places_classes.exception_classes_that_stop places_classes.abstract_like_base_calling_subclass_hooks
    places_classes.closures_over_class_cell_and_self
metaclass attributes
    places_class_hooks.metaclass_properties_and_descriptors
    places_class_hooks.metaclass_expression_and_function_as_metaclass
__instancecheck__
    places_implicit_attributes.instancecheck_and_subclasscheck
    places_class_hooks.checks_inside_checks places_class_hooks.checks_of_abstract_metaclasses

# Callbacks
sorted
    places_callbacks_sorting.sorted_key_comparison_and_stability
list.sort
    places_callbacks_sorting.list_that_is_changed_while_its_sort_waits
    places_callbacks_sorting.sorted_key_comparison_and_stability
    places_callbacks_sorting.sort_raises_half_way_and_mutation_during_sort
min and max with key
    places_callbacks_sorting.min_max_with_key_default_and_comparisons
map
    places_callbacks_builtins.map_lazy_multiple_and_errors
filter
    places_callbacks_builtins.filter_each_form
zip
    places_callbacks_builtins.zip_enumerate_and_their_order
enumerate
    places_callbacks_builtins.zip_enumerate_and_their_order
reversed
    places_callbacks_builtins.reversed_over_sequences
iter(callable, sentinel)
    places_callbacks_builtins.iter_with_sentinel
next with default
    places_callbacks_builtins.next_with_default_and_errors
sum
    places_callbacks_builtins.sum_any_all_order_and_short_circuit
any
    places_callbacks_builtins.sum_any_all_order_and_short_circuit
all
    places_callbacks_builtins.sum_any_all_order_and_short_circuit
list over a suspending iterable
    places_callbacks_builtins.length_is_asked_where_cpython_asks
    places_callbacks_builtins.constructors_over_suspending_iterables
tuple over a suspending iterable
    places_callbacks_builtins.constructors_over_suspending_iterables
set over a suspending iterable
    places_callbacks_builtins.constructors_over_suspending_iterables
frozenset over a suspending iterable
    places_callbacks_builtins.constructors_over_suspending_iterables
dict over a suspending iterable
    places_callbacks_builtins.constructors_over_suspending_iterables
str.join over a suspending iterable
    places_callbacks_builtins.methods_over_suspending_iterables
bytes over a suspending iterable
    places_callbacks_builtins.constructors_over_suspending_iterables
star-unpacking over a suspending iterable
    places_callbacks_builtins.star_arguments_and_star_unpacking
list.extend over a suspending iterable
    places_callbacks_builtins.methods_over_suspending_iterables
    places_callbacks_builtins.list_extend_and_update_raise_half_way
    places_callbacks_builtins.iterable_that_sees_the_container_it_fills
dict.update over a suspending iterable
    places_callbacks_builtins.methods_over_suspending_iterables
    places_callbacks_builtins.list_extend_and_update_raise_half_way
slice assignment over a suspending iterable
    places_callbacks_builtins.methods_over_suspending_iterables
    places_callbacks_builtins.iterable_that_sees_the_container_it_fills
functools.reduce
    places_callbacks_functools.functools_reduce_and_partial
functools.partial
    places_callbacks_functools.functools_reduce_and_partial
functools.lru_cache
    places_keys.results_that_lru_cache_keeps
    places_callbacks_functools.functools_lru_cache_and_cache
functools.cache
    places_callbacks_functools.functools_lru_cache_and_cache
functools.cached_property
    places_callbacks_functools.functools_cached_property_and_singledispatch
functools.singledispatch
    places_callbacks_functools.functools_cached_property_and_singledispatch
functools.total_ordering
    places_callbacks_functools.functools_total_ordering_wraps_cmp_to_key
functools.wraps
    places_callbacks_functools.functools_total_ordering_wraps_cmp_to_key
functools.cmp_to_key
    places_callbacks_functools.functools_total_ordering_wraps_cmp_to_key
itertools: functions taking a callable
    places_callbacks_functools.itertools_functions_taking_callables
    places_callbacks_functools.itertools_interleaving_and_errors
itertools: functions taking an iterable
    places_callbacks_functools.itertools_functions_over_suspending_iterables
    places_callbacks_functools.itertools_interleaving_and_errors
contextlib.contextmanager
    places_callbacks_contextlib.contextlib_contextmanager
    places_callbacks_contextlib.contextlib_contextmanager_as_decorator_and_nested
contextlib.ExitStack
    places_callbacks_contextlib.contextlib_exit_stack_closing_suppress
contextlib.closing
    places_callbacks_contextlib.contextlib_exit_stack_closing_suppress
contextlib.suppress
    places_callbacks_contextlib.contextlib_exit_stack_closing_suppress
contextlib, async forms
    places_async.async_contextlib
collections.defaultdict factory
    places_callbacks_library.collections_defaultdict_and_counter
collections.Counter over a suspending iterable
    places_callbacks_library.collections_defaultdict_and_counter
collections.deque over a suspending iterable
    places_callbacks_library.collections_deque_chainmap_userdict_namedtuple
collections.ChainMap
    places_callbacks_library.collections_deque_chainmap_userdict_namedtuple
collections.UserDict
    places_callbacks_library.collections_deque_chainmap_userdict_namedtuple
re.sub with a function
    places_callbacks_library.re_functions_with_callables
json default
    places_callbacks_library.json_hooks
json object_hook
    places_callbacks_library.json_hooks
copy hooks
    places_callbacks_library.copy_hooks
statistics over suspending iterables
    places_callbacks_library.statistics_and_random_over_suspending_iterables
random over suspending iterables
    places_callbacks_library.statistics_and_random_over_suspending_iterables
asyncio.gather
    places_async.gather_order_and_interleaving
asyncio.create_task
    places_async.tasks_cancellation_and_wait_for
asyncio.wait_for
    places_async.tasks_cancellation_and_wait_for
asyncio.TaskGroup
    places_async.task_group
callbacks in callbacks
    places_callbacks_builtins.nested_callbacks_of_callbacks
    places_callbacks_builtins.callbacks_rebinding_and_closing_over_state
    places_callbacks_builtins.isinstance_getattr_callable_hooks places_callbacks_library.operator_and_math_callbacks
    places_callbacks_library.typing_abc_and_string_helpers
dataclasses: default_factory
    library_dataclasses.hooks_that_call_outside
dataclasses: __post_init__
    library_dataclasses.hooks_that_call_outside places_callbacks_contextlib.dataclasses_default_factory_and_post_init
enum hooks
    library_enum.hooks_that_call_outside
bisect with key and comparison
    library_small_modules.bisect_of_both_kinds places_callbacks_library.bisect_and_heapq_with_keys_and_comparisons
heapq with key and comparison, merge
    library_small_modules.heapq_with_keys_and_iterables_that_suspend

# Alive across the stop
half-consumed generators, nested, with yield from
    places_alive_generators.nested_generators_and_yield_from
    places_alive_generators.generators_sharing_cells_and_each_other
    places_alive_generators.generator_stop_iteration_values
half-consumed generators with try/finally
    closing.generators_dropped_everywhere closing.generators_dropped_by_an_exception
    places_alive_generators.generator_with_try_finally_and_pending_exceptions
    places_alive_generators.generator_throw_and_close_in_every_place
generators waiting in send, not started, finished
    places_alive_generators.generators_in_every_state
every builtin iterator over every container
    places_alive_generators.builtin_iterators_over_every_container
    places_alive_generators.iterators_kept_twice_and_exhausted
    places_alive_generators.list_iterator_over_a_changing_list
    places_alive_generators.iterators_over_what_has_become_too_short_for_a_while
dict and set iterators whose container later changes
    places_alive_generators.set_iterators_and_held_sets
    places_alive_generators.dict_and_set_iterators_whose_container_changes
    places_alive_generators.iterators_over_a_dict_that_has_its_size_again
every itertools object
    places_alive_library.every_itertools_object_half_used
tee branches
    places_alive_library.tee_branches_and_groupby_groups
closures sharing a cell with the frame and with each other
    places_alive.closures_sharing_a_cell_with_the_frame_and_each_other places_alive.unbound_cells_and_late_binding
shared references, cycles, self-containing containers
    places_alive.instance_dicts_held_as_values places_alive.shared_references_cycles_and_self_containing_containers
    places_alive.equal_but_not_identical_values_stay_apart
    places_alive.texts_and_numbers_held_twice_stay_one
bound methods, partials, properties
    places_alive.methods_of_values_whose_classes_have_attribute_hooks
    places_alive.bound_methods_partials_and_properties places_alive.builtin_methods_held_while_their_arguments_stop
    places_alive.methods_bound_through_super_and_of_builtin_bases
    places_alive.lambdas_defaults_and_function_attributes_alive
classes changed after creation
    places_alive.classes_changed_after_creation places_classes.class_changed_after_creation_then_used
metaclasses
    places_alive.metaclasses_slots_and_inheritance_alive
__slots__
    places_alive.metaclasses_slots_and_inheritance_alive places_classes.name_mangling_and_slots
exception being handled, with context, cause, notes
    places_alive.exception_being_handled_with_context_cause_notes
    places_alive.handled_exceptions_in_suspended_generators_and_frames
exception group alive
    places_alive.exception_groups_alive
deleted and unbound names
    places_alive.deleted_and_unbound_names
rebinding of globals and builtins names
    places_alive.rebinding_of_globals_and_builtins_names
recursion 900 deep
    places_alive.recursion_900_deep
mutual recursion
    places_alive.mutual_recursion_and_recursion_errors
big integers, nan, infinities, negative zero, surrogates
    places_alive.unusual_numbers_and_strings
library objects: functools
    places_alive_library.functools_objects_alive
library objects: contextlib
    places_alive_library.contextlib_objects_alive
library objects: dataclasses, enum, named tuples
    places_alive_library.dataclasses_enums_and_namedtuples_alive
library objects: abc, typing, copy
    places_alive_library.abc_typing_and_copy_alive
tasks, futures, half-finished gathers
    places_async.futures_and_half_finished_gathers_alive places_async.queues_events_and_locks
pattern and match objects
    places_alive.pattern_and_match_objects
frames with many temporaries, slices, views, types
    places_alive.frames_with_many_temporaries_and_loops_alive
    places_alive.slices_ranges_views_types_and_singletons_alive
library objects: collections
    library_collections.deque_alive library_collections.ordered_dict_alive library_collections.user_classes
    places_alive_library.deques_counters_and_maps_alive
open sandbox files
    places_files.files_open_across_stops places_files.written_between_stops places_files.left_open
    places_files.closed_files_and_modes places_files.writing_after_reading
    places_files.a_generator_over_a_file places_files.files_in_objects_and_closures places_files.errors_of_files
    places_files.files_in_coroutines places_files.json_through_files places_files.evaluated_sources_that_open_files
paths and the environment
    places_files.paths_across_stops places_files.parents_of_paths
    places_files.paths_in_callbacks places_files.the_environment places_files.walking
    places_files.patterns_of_files_and_compressed_ones
random generators
    library_random_statistics.seeded_generator_across_stops library_random_statistics.own_generators
    places_alive_library.random_generators_alive
library objects: datetime, decimal, fractions
    library_datetime.dates_and_times_alive_across_stops library_datetime.a_time_zone_that_calls_outside
    library_datetime.classes_that_inherit_from_dates library_numbers.decimals_alive_across_stops
    library_numbers.classes_that_inherit_from_decimal library_numbers.fractions_alive_across_stops
    library_numbers.numbers_of_the_program
library objects: io, csv
    library_text_files.text_files_in_memory library_text_files.binary_files_in_memory
    library_text_files.rows_of_a_table library_text_files.rows_over_what_suspends
library objects: textwrap, formatters, templates
    library_text_files.wrapped_text library_text_files.formatters library_text_files.templates
library objects: operator, heapq, string, pathlib
    places_alive_library.operators_heaps_and_templates_alive
"""

OWED: dict[str, str] = {}


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
