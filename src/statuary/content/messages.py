"""Pydantic's complaints in plain words that name the key."""

from __future__ import annotations

from typing import Any

from statuary.content.nodes import Mapping, Node, Scalar, Sequence
from statuary.content.shape import Shape
from statuary.errors import did_you_mean

Said = tuple[str, str]


def name_of(steps: tuple[str | int, ...]) -> str:
    """Name a value by its key."""
    keys = [step for step in steps if isinstance(step, str)]
    if not keys:
        return "this file"
    return f"`{keys[-1]}`" if isinstance(steps[-1], str) else f"an item of `{keys[-1]}`"


def say_error(error: Any, steps: tuple[str | int, ...], node: Node, shape: Shape) -> Said:
    """Say what is wrong at `steps`, where `node` stands and `shape` is expected."""
    name, limits = name_of(steps), error.get("ctx", {})
    match error["type"]:
        case "missing":
            return f"{name} is missing", f"add `{steps[-1]}: …`"
        case "tuple_type":
            return (
                f"{name} must be a list",
                f"write it like `{_key(steps)}: {_as_list(node, shape)}`",
            )
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"{name} must be a mapping", f"write it like `{_as_keys(node, shape)}`"
        case "too_short":
            return f"{name} is empty", "add an item, or delete the key"
        case "too_long":
            return say_too_long(steps, limits["actual_length"], limits["max_length"])
        case _:
            return f"{name} does not read: {error['msg']}", ""


def say_too_long(steps: tuple[str | int, ...], count: int, most: int) -> Said:
    """Say that a list has more items than it may."""
    return f"{name_of(steps)} has {count:,} items", f"{most:,} are the most"


def say_unknown(key: str, shape: Shape) -> Said:
    """Say that a key is none of those that may stand there."""
    return f"there is no key `{key}` here", did_you_mean(key, shape.keys)


def say_nothing_given(key: str) -> Said:
    """Say that a key which is itself a value, such as a component's id, has none."""
    first, colon, rest = key.partition(":")
    hint = f"write `{first}: {rest}` with a space" if colon and rest else f"write `{key}: …`"
    return f"nothing is given for `{key}`", hint


def say_not_a_text(steps: tuple[str | int, ...], node: Node) -> Said:
    """Say that a mapping or a list stands where only a text may."""
    what = "a list" if isinstance(node, Sequence) else "a mapping"
    return (
        f"{name_of(steps)} must be a text, not {what}",
        "put a text that begins with a bracket or a dash in quotes",
    )


def say_listed_changes(steps: tuple[str | int, ...], changes: Mapping) -> Said:
    """Say that statuses stand in a list, and give them as the mapping that they should be."""
    inner = ", ".join(
        f"{key.text}: {value.text or '…'}"
        for key, value in changes.entries
        if isinstance(value, Scalar)
    )
    return (
        f"{name_of(steps)} must be one mapping, not a list of them",
        f"write `{_key(steps)}: {{{inner}}}`",
    )


def _key(steps: tuple[str | int, ...]) -> str:
    return next((step for step in reversed(steps) if isinstance(step, str)), "…")


def _as_list(node: Node, shape: Shape) -> str:
    if shape.item and shape.item.models and not shape.holds_changes:
        return f"[{_as_keys(node, shape.item)}]"
    if isinstance(node, Scalar) and node.text and "\n" not in node.text:
        return f"[{node.text}]"
    if isinstance(node, Mapping) and node.entries:
        return f"[{', '.join(key.text for key, _ in node.entries[:5])}]"
    return "[…, …]"


def _as_keys(node: Node, shape: Shape) -> str:
    if isinstance(node, Scalar) and "://" in node.text and shape.knows("url"):
        return "{url: …}"
    return f"{{{', '.join(f'{key}: …' for key in shape.required or shape.keys)}}}"
