"""How compiled templates read attributes, of which a page has hundreds.

The library looks for a key where there is no attribute, and gives an undefined value where there is
neither. That takes a function of Python for each, and nearly all are there. So templates read them
as Python does, and a page for which that fails is rendered again in the library's way.
"""

from __future__ import annotations

from keyword import iskeyword

from jinja2 import nodes
from jinja2.compiler import Frame

from statuary.theme.escaping import Showing

_ASKING = ("defined", "undefined", "default", "d")  # these want to know whether there is one


class Direct(Showing):
    """Lets templates read attributes that are there."""

    _asked: nodes.Expr | None = None

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Write how an attribute is read."""
        written_so = node.attr.isascii() and node.attr.isidentifier() and not iskeyword(node.attr)
        if node is self._asked or not written_so:
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802
        """Write how a value is tested."""
        self._asked = node.node if node.name in _ASKING else None
        super().visit_Test(node, frame)

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802
        """Write how a value is filtered."""
        self._asked = node.node if node.name in _ASKING else None
        super().visit_Filter(node, frame)
