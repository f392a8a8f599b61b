"""What the variables of a session hold: a session in; counts of its objects by type, and the differences of two such
counts, out.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from .runtime.json_forms import text_of
from .runtime.reopen import FUNCTION_WRAPPERS, WRAPPED_CODE
from .session_state import HIDDEN, State

TYPES: dict[str, str] = {
    "hashdict": "Dict", "hashset": "Set", "hashfrozenset": "FrozenSet", "frozenset": "FrozenSet", "int": "BigInt",
    **dict.fromkeys(FUNCTION_WRAPPERS | WRAPPED_CODE, "Function"), "async generator": "Generator",
    "object": "Instance", "error": "Exception", "named": "NamedTuple", "stepper": "Generator", "unstarted": "Generator",
    "finished": "Generator", "bytearray": "Bytearray",
}  # fmt: skip
"""Kinds of records by the type that they are counted under, where that is not their name in capitals."""
NOT_OBJECTS = frozenset({"external", "builtin", "module", "library", "member", "constant", "float", "slot", "flag"})
"""Records of what the program did not make."""
INSIDE = FUNCTION_WRAPPERS | {"stepper", "coroutine", "async generator"}
"""Records that are one object together with the one inside."""
DELTAS = ("live_objects", "free_slots", "total_slots", "interned_strings")


def heap_stats(state: State) -> dict[str, Any]:
    """Counts of the objects that the variables hold; numbers, None and bools are none."""
    records = state.all_records()
    inside = {node[1][0] for node in records.nodes if node[0] in INSIDE and type(node[1]) is list}
    counts: Counter[str] = Counter()
    held = zip(records.variables[::2], records.variables[1::2], strict=True)
    texts = {value for name, value in held if type(value) is str and name not in HIDDEN}
    for number, node in enumerate(records.nodes):
        kind = node[0]
        if kind in NOT_OBJECTS or number in inside:
            continue
        counts[TYPES.get(kind, kind.capitalize())] += 1
        if kind in ("list", "tuple", "set", "frozenset", "dict"):
            texts.update(value for value in node[1:] if type(value) is str)
    if texts:
        counts["Str"] = len(texts)
    live = sum(counts.values())
    return {
        "live_objects": live,
        "free_slots": 0,
        "total_slots": live,
        "interned_strings": sum(text.isidentifier() for text in texts),
        "tracker_allocations": None,
        "tracker_memory_bytes": None,
        "objects_by_type": dict(sorted(counts.items())),
    }


def picture(state: State) -> dict[str, Any]:
    """The counts, and what each variable looks like; a copy of the session shows them."""
    stats = heap_stats(state)
    live = state.copy()
    held = {name: live.globals[name] for name in state.variables()}
    shown = state.looked(live, lambda: {name: text_of(value) for name, value in held.items()})
    live.end()
    return {"stats": stats, "variables": shown}


def difference(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """What changed from one picture to another."""
    old, new = before["stats"], after["stats"]
    types, now = old["objects_by_type"], new["objects_by_type"]
    heap = {f"{name}_delta": new[name] - old[name] for name in DELTAS}
    heap["objects_by_type_delta"] = {kind: now.get(kind, 0) - types.get(kind, 0) for kind in sorted({*types, *now})}
    heap["new_types"] = sorted(now.keys() - types.keys())
    heap["removed_types"] = sorted(types.keys() - now.keys())
    first, last = before["variables"], after["variables"]
    both = sorted(first.keys() & last.keys())
    changed = [{"name": name, "before": first[name], "after": last[name]} for name in both if first[name] != last[name]]
    return {
        "heap_diff": heap,
        "variable_diff": {
            "added": sorted(last.keys() - first.keys()),
            "removed": sorted(first.keys() - last.keys()),
            "unchanged": [name for name in both if first[name] == last[name]],
            "changed": changed,
        },
    }
