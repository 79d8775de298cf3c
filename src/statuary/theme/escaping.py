"""How compiled templates escape what they show.

The library makes an object that is safe from now on of each piece, only for the page to be joined
from them. A page has hundreds, so here a piece that is as it should be stays what it is.
"""

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

NAME = "shown"  # of the function in the environment


class Showing(CodeGenerator):
    """Lets templates escape by `shown`."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write(f"environment.{NAME}(")
        else:
            super()._output_child_pre(node, frame, finalize)


def shown(value: object) -> str:
    """Give a value as it can stand in a page: just what `markupsafe.escape` gives."""
    if type(value) is str:
        # Five looks for a sign take a third of the time of one regular expression.
        if "&" in value or "<" in value or ">" in value or '"' in value or "'" in value:
            return escape(value)
        return value
    if type(value) is Markup:
        return value
    return str(value) if type(value) is int else escape(value)
