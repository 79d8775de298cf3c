"""How templates call macros, of which a page has dozens.

The library first finds out what it calls and fits the arguments to it, which takes longer than
most macros do. A macro that gets no more than the arguments that it names can be called at once.
"""

from __future__ import annotations

from typing import Any

from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup


class Calling(Context):
    """What a template knows while it is rendered, and by which it calls what it calls."""

    def call(
        self,
        given: Any,
        /,
        *args: Any,
        _loop_vars: dict[str, Any] | None = None,
        _block_vars: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> Any:
        """Call something as the library does, with where it is called for those who ask for it."""
        if type(given) is Macro and not kwargs and self.eval_ctx.autoescape:
            return called(given, args)
        return super().call(given, *args, _loop_vars=_loop_vars, _block_vars=_block_vars, **kwargs)


def called(macro: Macro, args: tuple[Any, ...]) -> str:
    """Call a macro from where all that is shown is escaped."""
    lacking = macro._argument_count - len(args)
    if lacking < 0 or macro.caller or macro.catch_kwargs or macro.catch_varargs:
        return macro(*args)
    if lacking:
        args += (missing,) * lacking  # which a macro has something else for, or none
    return str.__new__(Markup, macro._func(*args))
