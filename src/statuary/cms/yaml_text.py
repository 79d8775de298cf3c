"""Mappings, lists and plain values as YAML, a line for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from statuary.editing import scalar


def yaml_text(mapping: Mapping[str, Any]) -> str:
    """Write a mapping of texts, numbers, flags, and lists and mappings of them, none of them empty.

    Raises TypeError for anything else.
    """
    return "".join(f"{line}\n" for line in _entries(mapping))


def _entries(mapping: Mapping[str, Any]) -> Iterator[str]:
    for key, value in mapping.items():
        if isinstance(value, Mapping):
            yield f"{key}:"
            yield from (f"  {line}" for line in _entries(value))
        elif isinstance(value, list | tuple):
            yield f"{key}:"
            yield from (f"  {line}" for item in value for line in _item(item))
        else:
            yield f"{key}: {_single(value)}"


def _item(item: Any) -> Iterator[str]:
    if isinstance(item, Mapping):
        for number, line in enumerate(_entries(item)):
            yield f"  {line}" if number else f"- {line}"
    else:
        yield f"- {_single(item)}"


def _single(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, int):
        return str(value)
    raise TypeError(f"{value!r} has no place in a configuration")
