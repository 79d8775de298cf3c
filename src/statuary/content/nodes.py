"""The tree that both forms of a record become: texts, lists and mappings, each with its place.

There are twenty nodes in a small record, so they are named tuples, which are made the fastest.
"""

from __future__ import annotations

from collections.abc import Sequence as Steps
from typing import NamedTuple, TypeAlias

from statuary.content.flaws import Mark
from statuary.model import ComponentStatus


class Scalar(NamedTuple):
    """A text. One that is `empty` was left out (`title:`), which `""` is not."""

    text: str
    mark: Mark
    empty: bool = False


class Sequence(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    mark: Mark

    @property
    def parts(self) -> tuple[Node, ...]:
        """The items."""
        return self.items

    def first(self, count: int) -> Sequence:
        """Give the list with so many of its items."""
        return Sequence(self.items[:count], self.mark)


class Mapping(NamedTuple):
    """Keys, each there once, and what they are given, in the order of the file."""

    entries: tuple[tuple[Scalar, Node], ...]
    mark: Mark

    @property
    def parts(self) -> tuple[tuple[Scalar, Node], ...]:
        """The entries."""
        return self.entries

    def first(self, count: int) -> Mapping:
        """Give the mapping with so many of its entries."""
        return Mapping(self.entries[:count], self.mark)

    def entry(self, key: str) -> tuple[Scalar, Node] | None:
        """Give a key as it stands there, and its value."""
        for entry in self.entries:
            if entry[0].text == key:
                return entry
        return None

    def get(self, key: str) -> Node | None:
        """Give the value of a key, None where it is missing or left out."""
        entry = self.entry(key)
        if entry is None or (isinstance(entry[1], Scalar) and entry[1].empty):
            return None
        return entry[1]

    def text(self, key: str) -> Scalar | None:
        """Give the value of a key if it is a text."""
        value = self.get(key)
        return value if isinstance(value, Scalar) else None


Node: TypeAlias = Scalar | Sequence | Mapping
Entry: TypeAlias = tuple[Scalar, Node]

NO_KEYS = Mapping((), Mark())


def descend(node: Node, steps: Steps[str | int]) -> tuple[Mark, Node]:
    """Follow keys and indices as far as they lead: the last key's place, and what it is given."""
    mark = node.mark
    for step in steps:
        if isinstance(node, Mapping) and isinstance(step, int):
            if step >= len(node.entries):
                break
            node = _change(*node.entries[step])
            mark = node.mark
        elif isinstance(node, Mapping) and isinstance(step, str):
            entry = node.entry(step)
            if entry is None:
                break
            mark, node = entry[0].mark, entry[1]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            mark = node.mark
        else:
            break
    return mark, node


def _change(component: Scalar, status: Node) -> Mapping:
    """Give an entry of `{component: status}` as the model sees it."""
    return Mapping(
        (
            (Scalar("component", component.mark), component),
            (Scalar("status", component.mark), status),
        ),
        component.mark,
    )


def listed_changes(changes: Sequence) -> Mapping | None:
    """Give the mapping that a list such as `- api: major_outage` is meant as, or None.

    Plain ids may stand between; None also stands for a list of nothing but ids.
    """
    entries: list[Entry] = []
    for item in changes.items:
        if isinstance(item, Scalar) and item.text:
            entries.append((item, Scalar(ComponentStatus.PARTIAL_OUTAGE, item.mark)))
        elif isinstance(item, Mapping) and len(item.entries) == 1 and not item.entry("component"):
            entries += item.entries
        else:
            return None
    texts = all(isinstance(value, Scalar) for _, value in entries)
    mappings = any(isinstance(item, Mapping) for item in changes.items)
    return Mapping(tuple(entries), changes.mark) if texts and mappings else None


def locate(node: Node, steps: Steps[str | int]) -> Mark:
    """Give the place of a value, or of the innermost thing around it that is there."""
    return descend(node, steps)[1].mark


def locate_key(node: Node, steps: Steps[str | int]) -> Mark:
    """Give the place of the key that a value belongs to."""
    return descend(node, steps)[0]
