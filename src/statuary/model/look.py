"""How a page is dressed: colours, marks, links and a style of its own."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field, WithJsonSchema

from statuary.colours import readable
from statuary.errors import invalid
from statuary.model.fragments import any_case, padded, texts
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


def _file(*endings: str) -> WithJsonSchema:
    kinds = "|".join(map(any_case, endings))
    known = ", ".join(f".{ending}" for ending in endings)
    return texts(
        padded(rf"(?!/|static/)[^\\\n]*\.(?:{kinds})"),
        f"Write the path of a file in `static/` that ends in {known}.",
    )


Colour = Annotated[
    str,
    AfterValidator(check_colour),
    texts(
        padded(_HEX.pattern.replace("a-f", "A-Fa-f")), 'Write a colour, like "#1f4e8c", in quotes.'
    ),
]
StaticFile = Annotated[str, AfterValidator(check_static)]


class Link(Value):
    """A name and where it leads: a web address, or `mailto:` and an address."""

    name: Line = Field(description="What the link is called.")
    url: Annotated[
        str,
        AfterValidator(_address),
        texts(
            r"""^\s*(?:[Hh][Tt][Tt][Pp][Ss]?://|mailto:)[^\s<>"\\^`{|}]+\s*$""",
            "Write a web address, or `mailto:` and an address.",
        ),
    ] = Field(description="Where it leads: a web address, or `mailto:` and an address.")


class Look(Value):
    """The `theme:` section of a page.

    Colours are `#rrggbb`; files are paths in `static/`.
    """

    accent: Colour | None = Field(
        None, description='The colour of the page, in quotes, such as "#1f4e8c".'
    )
    accent_dark: Colour | None = Field(
        None,
        description="The colour in the dark scheme; else the first one, lighter where it must be.",
    )
    logo: Annotated[StaticFile, _ends_in(*PICTURES), _file(*PICTURES)] | None = Field(
        None, description="A picture in `static/` that stands at the top."
    )
    favicon: Annotated[StaticFile, _ends_in(*ICONS), _file(*ICONS)] | None = Field(
        None, description="An icon in `static/` that browsers show beside the title."
    )
    css: Annotated[StaticFile, _ends_in("css"), _file("css")] | None = Field(
        None, description="A style sheet in `static/` that is added to the built-in style."
    )
    header: Annotated[tuple[Link, ...], Field(max_length=MOST_LINKS)] = Field(
        (), description="Links at the top of each page."
    )
    footer: Annotated[tuple[Link, ...], Field(max_length=MOST_LINKS)] = Field(
        (), description="Links at the end of each page."
    )

    @property
    def dark_accent(self) -> str | None:
        """The accent of the dark scheme: as given, else the light one's, lighter if need be."""
        if self.accent_dark or self.accent is None:
            return self.accent_dark
        return readable(self.accent, *DARK)
