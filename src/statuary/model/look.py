"""How a page is dressed: colours, marks, links and a style of its own."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from statuary.colours import readable
from statuary.errors import invalid
from statuary.model.text import Line, check_line, check_url
from statuary.model.value import Value

# What text stands on in each scheme of the built-in style: `--paper` and `--card`.
LIGHT = ("#faf9f6", "#ffffff")
DARK = ("#121417", "#1a1d21")

FILES = ("logo", "favicon", "css")  # The keys that name a file.
PICTURES = ("svg", "png", "webp", "avif", "jpg", "jpeg", "gif")
ICONS = ("svg", "png", "ico")
MOST_LINKS = 12

_HEX = re.compile("#([0-9a-f]{3}|[0-9a-f]{6})")


def check_colour(text: str) -> str:
    """Give a colour as `#rrggbb` in small letters, or raise `InvalidError`."""
    written = text.strip().casefold()
    if not _HEX.fullmatch(written):
        bare = _HEX.fullmatch(f"#{written}")
        raise invalid(
            f"`{text}` is not a colour",
            f'write it like "{bare[0] if bare else "#1f4e8c"}", in quotes',
        )
    digits = written[1:]
    return f"#{digits if len(digits) == 6 else ''.join(digit * 2 for digit in digits)}"


def check_static(text: str) -> str:
    """Give the path of a file in `static/`, or raise `InvalidError`."""
    path = check_line(text)
    if path.startswith("static/"):
        raise invalid(f"`{path}` is looked for in `static/` already", f"write `{path[7:]}`")
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", path):
        message = f"`{path}` is not a file of this project"
        raise invalid(message, "pages load nothing from elsewhere: put it into `static/`")
    if "\\" in path or path.startswith("/") or {"", ".", ".."} & {*path.split("/")}:
        message = f"`{path}` is not a path inside `static/`"
        raise invalid(message, "write it like logo.svg or pictures/logo.svg")
    return path


def _ends_in(*endings: str) -> AfterValidator:
    def check(path: str) -> str:
        if path.rpartition(".")[2].casefold() not in endings:
            known = ", ".join(f".{ending}" for ending in endings)
            raise invalid(f"`{path}` does not end in {known}", "name a file of that kind")
        return path

    return AfterValidator(check)


def _address(text: str) -> str:
    if re.fullmatch(r"mailto:[^\s<>\"\\^`{|}@]+@[^\s<>\"\\^`{|}@]+", check_line(text)):
        return check_line(text)
    return check_url(text)


Colour = Annotated[str, AfterValidator(check_colour)]
StaticFile = Annotated[str, AfterValidator(check_static)]


class Link(Value):
    """A name and where it leads: a web address, or `mailto:` and an address."""

    name: Line
    url: Annotated[str, AfterValidator(_address)]


class Look(Value):
    """The `theme:` section of a page.

    Colours are `#rrggbb`; files are paths in `static/`.
    """

    accent: Colour | None = None
    accent_dark: Colour | None = None
    logo: Annotated[StaticFile, _ends_in(*PICTURES)] | None = None
    favicon: Annotated[StaticFile, _ends_in(*ICONS)] | None = None
    css: Annotated[StaticFile, _ends_in("css")] | None = None
    header: Annotated[tuple[Link, ...], Field(max_length=MOST_LINKS)] = ()
    footer: Annotated[tuple[Link, ...], Field(max_length=MOST_LINKS)] = ()

    @property
    def dark_accent(self) -> str | None:
        """The accent of the dark scheme: as given, else the light one's, lighter if need be."""
        if self.accent_dark or self.accent is None:
            return self.accent_dark
        return readable(self.accent, *DARK)
