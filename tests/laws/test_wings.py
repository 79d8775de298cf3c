"""One new thing, one new file, one line: each file of a wing is in the wing's tuple."""

from __future__ import annotations

import ast
import dataclasses
import importlib
from collections.abc import Iterator

import pytest

from tests.laws.source import PACKAGE, SOURCE, modules, must_be_none

WINGS = (("formats", "FORMATS"), ("lint", "RULES"))
EXISTING = [wing for wing in WINGS if (SOURCE / wing[0] / "__init__.py").exists()]
NOT_ENTRIES = ("interface",)


def files(wing: str) -> set[str]:
    """Give the modules and packages that lie directly in a wing's folder."""
    names = (module.name.split(".") for module in modules() if module.room == wing)
    return {parts[1] for parts in names if len(parts) > 1}.difference(NOT_ENTRIES)


def homes(entry: object) -> set[str]:
    """Give the modules that an entry's functions come from."""
    if dataclasses.is_dataclass(entry) and not isinstance(entry, type):
        values = [getattr(entry, field.name) for field in dataclasses.fields(entry)]
    else:
        values = [entry]
    return {value.__module__ for value in values if callable(value)}


def breaches(wing: str, listing: str) -> Iterator[str]:
    """Say where a wing's folder and its tuple differ."""
    package = importlib.import_module(f"{PACKAGE}.{wing}")
    prefix = f"{package.__name__}."
    listed: list[str] = []
    for entry in getattr(package, listing):
        inside = {home.removeprefix(prefix).partition(".")[0] for home in homes(entry)}
        if len(inside) != 1 or not all(home.startswith(prefix) for home in homes(entry)):
            yield f"{entry} in {listing} is not made of functions of one file in {wing}/."
        listed += inside
    for name in sorted(files(wing).difference(listed)):
        yield (
            f"{wing}/{name} is not in {listing}: add it in {wing}/__init__.py, "
            "or move what is no entry to another room."
        )


@pytest.mark.parametrize(("wing", "listing"), EXISTING)
def test_each_file_is_listed(wing: str, listing: str) -> None:
    """A file in a wing's folder has its entry, and an entry comes from one file."""
    must_be_none(breaches(wing, listing))


@pytest.mark.parametrize(("wing", "listing"), EXISTING)
def test_the_tuple_is_literal(wing: str, listing: str) -> None:
    """A reader sees all entries in one place: nothing is computed or registered."""
    (module,) = [module for module in modules() if module.name == wing]
    assigned = {
        target.id: node.value
        for node in module.tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    value = assigned.get(listing)
    assert isinstance(value, ast.Tuple), f"{wing}/__init__.py has no literal tuple {listing}"
    assert not any(isinstance(item, ast.Starred) for item in value.elts)


@pytest.mark.parametrize(("wing", "listing"), EXISTING)
def test_the_recipe_is_written_down(wing: str, listing: str) -> None:
    """The docstring of a wing says how to add to it, and names the tuple."""
    recipe = importlib.import_module(f"{PACKAGE}.{wing}").__doc__ or ""
    assert listing in recipe
