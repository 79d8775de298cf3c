"""Texts of templates, translated when a template is compiled.

An environment speaks one language, so what `_("…")` gives is known before anything is rendered.
The library asks the catalogue at each place of each page, which was a third of what a page cost.
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

_CALL = (("name", "_"), ("lparen", "("), ("string", None), ("rparen", ")"))

# What a value follows. Elsewhere a call is left to the library, which knows whether it may stand
# there, and whether it is one: `x._("…")` is another.
_SIGNS = ("variable_begin", "lparen", "lbracket", "comma", "colon", "assign", "tilde", "add")
_WORDS = ("if", "elif", "else", "and", "or", "not", "in")


class Translated(Extension):
    """Puts the translation in the place of each `_("…")` of a text alone."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Give a template's tokens, with the words that readers get."""
        held: list[Token] = []  # what may be the beginning of a call
        may_begin = False
        for token in stream:
            if held and not _is(token, len(held)):
                yield from held
                may_begin = _expects(held[-1])
                held = []
            if (held or may_begin) and _is(token, len(held)):
                held.append(token)
            else:
                yield token
            if len(held) == len(_CALL):
                yield from self._translation(held)
                held = []
            may_begin = _expects(token)
        yield from held

    def _translation(self, call: list[Token]) -> Iterator[Token]:
        _, begin, text, end = call
        if "%" in text.value:  # the library formats it
            yield from call
            return
        translated: str = self.environment.translate(text.value)  # type: ignore[attr-defined]
        yield begin
        yield Token(text.lineno, "string", translated)
        yield Token(text.lineno, "pipe", "|")
        yield Token(text.lineno, "name", "safe")
        yield end


def _is(token: Token, place: int) -> bool:
    """Tell whether a token can stand in a place of a call."""
    kind, value = _CALL[place]
    return token.type == kind and value in (token.value, None)


def _expects(token: Token) -> bool:
    """Tell whether a value may follow."""
    return token.type in _SIGNS or (token.type == "name" and token.value in _WORDS)
