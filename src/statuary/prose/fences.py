"""Fenced code, found line by line.

The library's own way searches the rest of the text anew from each fence, and for all that may
stand behind it: 7 kB of fences cost it as many seconds.
"""

from __future__ import annotations

import re
from html import escape

from markdown.preprocessors import Preprocessor

_OPENING = re.compile(r"(`{3,}(?=[^`]*$)|~{3,})")
_CLOSING = re.compile(r"(`{3,}|~{3,}) *$")


class Fences(Preprocessor):
    """Puts aside what stands between a line that begins with a fence and one like it."""

    def run(self, lines: list[str]) -> list[str]:
        """Give the lines with a placeholder for each piece of code; a fence needs its end."""
        closing = [
            (index, found[1]) for index, line in enumerate(lines) if (found := _CLOSING.match(line))
        ]
        shown: list[str] = []
        index = 0
        while index < len(lines):
            found = _OPENING.match(lines[index])
            ends = (
                at for at, fence in closing if at > index and found and fence.startswith(found[1])
            )
            end = next(ends, None) if found else None
            if end is None:
                shown.append(lines[index])
                index += 1
                continue
            code = "".join(f"{escape(line, quote=False)}\n" for line in lines[index + 1 : end])
            shown += ["", self.md.htmlStash.store(f"<pre><code>{code}</code></pre>"), ""]
            index = end + 1
        return shown
