"""Foreign texts as the fields of a file take them, each between two marks of its own.

A mark is a word that stands for itself in every format: `qz17q` before the text with the number 17
and `zq17z` behind it. Fields of one line take several texts, as many as fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from statuary.characters import UNFIT
from statuary.errors import InvalidError
from statuary.model.text import MAX_LINE, check_line, check_url

_ROOM = MAX_LINE - 10  # what a line has beside the other words of a title
_HIDDEN = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_REFUSED = re.compile(f"[\u2028\u2029\ufeff]|{UNFIT.pattern}")


@dataclass(frozen=True)
class Marked:
    """A few texts that together fit on one line: as they stand there, and by their numbers.

    `shown` has them as the line has them, `texts` as fields of text take them.
    """

    line: str
    shown: tuple[tuple[int, str], ...]
    texts: tuple[tuple[int, str], ...]


def one_line(text: str) -> str:
    """Make of a text what a field of one line may hold; the rest is refused, which others test."""
    return " ".join(_HIDDEN.sub(" ", UNFIT.sub(" ", text)).split())


def marked(payloads: Iterable[str]) -> Iterator[Marked]:
    """Number texts from 1, and put together what fits on a line."""
    line = ""
    shown: list[tuple[int, str]] = []
    texts: list[tuple[int, str]] = []
    for number, payload in enumerate(payloads, 1):
        short = one_line(payload)[: _ROOM - 20].strip()
        piece = f"qz{number}q{short}zq{number}z"
        if line and len(line) + len(piece) >= _ROOM:
            yield Marked(check_line(line), tuple(shown), tuple(texts))
            line, shown, texts = "", [], []
        line = f"{line} {piece}".strip()
        shown.append((number, short))
        texts.append((number, _REFUSED.sub("", payload.replace("\r", "\n"))))
    yield Marked(check_line(line), tuple(shown), tuple(texts))


def paragraphs(marked: Marked) -> str:
    """Give Markdown in which the texts may begin and end whatever they like."""
    return "\n\n".join(f"qz{number}q\n\n{text}\n\nzq{number}z" for number, text in marked.texts)


def phrases(marked: Marked) -> str:
    """Give Markdown in which the texts stand among words."""
    return "\n\n".join(f"qz{n}q {one_line(text)} zq{n}z" for n, text in marked.texts)


def links(marked: Marked) -> str:
    """Give Markdown with the texts wherever an address stands."""
    return "\n\n".join(
        f'[a]({flat}) [b](<{flat}>) ![c]({flat}) <{flat}> [d][r{number}] [e](x "{flat}")\n\n'
        f"[r{number}]: {flat}"
        for number, flat in ((number, one_line(text)) for number, text in marked.texts)
    )


def address(marked: Marked) -> str:
    """Give an address with as much of a text in it as may stand in one."""
    for _, text in marked.texts:
        try:
            return check_url(one_line(text))
        except InvalidError:
            continue
    tail = re.sub(r"[\s<>\"\\^`{|}]", "", marked.shown[0][1])
    return f"https://example.org/{tail}"


def site_address(marked: Marked) -> str:
    """Give an address of a site with as much of a text in its path as may stand there."""
    tail = re.sub(r"[\s<>\"\\^`{|}?#]", "", marked.shown[0][1])
    return f"https://status.example.com/{tail}"


def section(prose: str) -> str:
    """Give Markdown that is no heading and no open fence where updates stand under headings."""
    return re.sub(r"^(?= {0,3}(?:#|```|~~~))", r"\\", prose, flags=re.MULTILINE)
