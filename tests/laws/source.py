"""The package as its own source tells it: modules, what they import and what they use."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest

PACKAGE = "statuary"
ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / PACKAGE


class Use(NamedTuple):
    """A line that imports or uses something, by its full dotted name.

    A method is named by its own name alone, as `.write_text`: whose it is, nobody knows
    before the program runs.
    """

    what: str
    line: int


@dataclass(frozen=True)
class Module:
    """A module's dotted name without the package's, empty for the package itself."""

    name: str
    text: str
    is_package: bool = False

    @property
    def room(self) -> str:
        """The room it belongs to: the first part of its name."""
        return self.name.partition(".")[0]

    def place(self, line: int) -> str:
        """Name a line as a person can find it."""
        path = "/".join((PACKAGE, *filter(None, self.name.split("."))))
        return f"{path}/__init__.py:{line}" if self.is_package else f"{path}.py:{line}"

    @property
    def tree(self) -> ast.Module:
        """The parsed source."""
        return ast.parse(self.text)

    def imports(self) -> Iterator[Use]:
        """Give what it imports anywhere, inside functions too."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (Use(alias.name, node.lineno) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                origin = self._origin(node)
                yield from (Use(f"{origin}.{alias.name}", node.lineno) for alias in node.names)

    def uses(self) -> Iterator[Use]:
        """Give what it imports, and every name and attribute that it reads."""
        yield from self.imports()
        tree = self.tree
        known = self._aliases(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Name | ast.Attribute):
                name = _dotted(node, known)
                if name:
                    yield Use(name, node.lineno)
            if isinstance(node, ast.Attribute):
                yield Use(f".{node.attr}", node.lineno)
            if isinstance(node, ast.Call) and _opens(node):
                how = "writing" if _opens_for_writing(node) else "reading"
                yield Use(f"open for {how}", node.lineno)

    def _origin(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        parts = [PACKAGE, *filter(None, self.name.split("."))]
        parts = parts[: len(parts) - node.level + self.is_package]
        return ".".join((*parts, *([node.module] if node.module else ())))

    def _aliases(self, tree: ast.Module) -> dict[str, str]:
        known = {name: f"builtins.{name}" for name in dir(builtins)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    top = alias.name.partition(".")[0]
                    known[alias.asname or top] = alias.name if alias.asname else top
            elif isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    known[alias.asname or alias.name] = f"{self._origin(node)}.{alias.name}"
        return known


def modules() -> tuple[Module, ...]:
    """Read every module of the package, in order of their paths."""
    return tuple(_read(path) for path in sorted(SOURCE.rglob("*.py")))


def _read(path: Path) -> Module:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    is_package = parts[-1] == "__init__"
    return Module(".".join(parts[:-1] if is_package else parts), path.read_text(), is_package)


def _dotted(node: ast.expr, known: dict[str, str]) -> str:
    if isinstance(node, ast.Name):
        return known.get(node.id, "")
    if isinstance(node, ast.Attribute):
        owner = _dotted(node.value, known)
        return f"{owner}.{node.attr}" if owner else ""
    return ""


def _opens(call: ast.Call) -> bool:
    """Tell whether what is called is named `open`."""
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    return "open" in (name, call.func.attr if isinstance(call.func, ast.Attribute) else "")


def _opens_for_writing(call: ast.Call) -> bool:
    """Tell whether a call of something named `open` has a mode that writes, or may have."""
    position = 1 if isinstance(call.func, ast.Name) else 0
    modes = [keyword.value for keyword in call.keywords if keyword.arg == "mode"]
    modes += call.args[position : position + 1]
    return any(
        not isinstance(mode, ast.Constant) or set("wax+") & set(str(mode.value)) for mode in modes
    )


def must_be_none(breaches: Iterable[str]) -> None:
    """Fail with one line for each breach, and nothing else to read."""
    if found := "\n".join(breaches):
        pytest.fail(found, pytrace=False)
