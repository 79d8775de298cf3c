"""Texts, names, ids and numbers, as maintainers write them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated
from urllib.parse import quote, urlsplit

from pydantic import AfterValidator, BeforeValidator, ValidationInfo, WithJsonSchema

from statuary.characters import UNFIT
from statuary.errors import UnknownWordError, invalid
from statuary.model.fragments import TEXT, any_case, padded, piece, texts, words
from statuary.model.instant import frame_of

MAX_LINE = 300
MAX_TEXT = 100_000
MAX_ID = 80

# Names that Windows keeps for devices, and names of files that the generator itself publishes.
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul"]
    + [f"{device}{digit}" for device in ("com", "lpt") for digit in range(10)]
)
RESERVED_IDS = _DEVICES | {"index", "page", "status"}

# Characters that reorder or hide text. The two joiners are honest inside emoji and in scripts
# that need them, so they are refused only behind a Latin letter, a digit or a sign.
_DECEPTIVE = re.compile(
    "[\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
    "|(?<![^\\x00-\u024f])[\u200c\u200d]"
)
_LANGUAGE = r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"
_SLUG = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*", re.ASCII)


def check_line(text: str) -> str:
    """Give a title or a name without the space around it, or raise `InvalidError`."""
    line = check_text(text).strip()
    if not line:
        raise invalid("this text is empty")
    if "\n" in line or "\r" in line:
        raise invalid("this text must fit on one line")
    if len(line) > MAX_LINE:
        raise invalid(f"this text has {len(line):,} characters", f"{MAX_LINE} are the most")
    if found := _DECEPTIVE.search(line):
        raise invalid(f"invisible character U+{ord(found[0]):04X}", "delete it")
    return line


def check_text(text: str) -> str:
    """Give a text as it is, or raise `InvalidError` for a character that no page can show."""
    if len(text) > MAX_TEXT:
        raise invalid(f"this text has {len(text):,} characters", f"{MAX_TEXT:,} are the most")
    if found := UNFIT.search(text):
        raise invalid(f"control character U+{ord(found[0]):04X}", "delete it")
    return text


def check_slug(text: str) -> str:
    """Give an id that is fit for an address on every host, or raise `InvalidError`."""
    if len(text) > MAX_ID:
        raise invalid(f"this id has {len(text)} characters", f"{MAX_ID} are the most")
    if not _SLUG.fullmatch(text):
        proposal = re.sub("[^a-z0-9]+", "-", text.casefold()).strip("-")
        raise invalid(
            f"`{text.translate(_VISIBLE)}` is not an id",
            f"ids have a-z, 0-9 and inner hyphens, such as `{proposal or 'login'}`",
        )
    if text in RESERVED_IDS:
        raise invalid(f"`{text}` is a reserved name", f"choose another, such as `the-{text}`")
    return text


def is_device(name: str) -> bool:
    """Tell whether Windows takes the name of a file, whatever its ending, for a device."""
    stem = name.partition(".")[0].rstrip().casefold()
    return stem.translate(_SUPERSCRIPTS) in _DEVICES


_SUPERSCRIPTS = {0xB9: "1", 0xB2: "2", 0xB3: "3"}  # to Windows these are digits too
_VISIBLE = {code: f"\\u{code:04x}" for code in (*range(32), 0x7F, *range(0x200B, 0x2070), 0xFEFF)}


def check_url(text: str) -> str:
    """Give a web address, or raise `InvalidError`."""
    address = check_line(text)
    try:
        parts = urlsplit(address)
        complete = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        complete = False
    if not complete or re.search(r"[\s<>\"\\^`{|}]", address):
        raise invalid(f"`{address}` is not a web address", "write it like https://example.com/")
    return address


def check_site_url(text: str) -> str:
    """Give the address of a site's first page, in ASCII for programs, with a slash at its end."""
    parts = urlsplit(check_url(text))
    if parts.query or parts.fragment:
        raise invalid("the page's address has a `?` or a `#` in it", "end it before that sign")
    try:
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        raise invalid(
            f"`{text}` is not a web address", "write it like https://example.com/"
        ) from None
    host = f"[{host}]" if ":" in host else host
    path = quote(parts.path.rstrip("/"), safe="/%:@!$&'()*+,;=~")
    return f"{parts.scheme}://{host}{port}{path}/"


def check_component(text: str, info: ValidationInfo) -> str:
    """Give the id of a component that the page has, or raise `InvalidError`."""
    known = frame_of(info).components
    if known is not None and text not in known:
        raise UnknownWordError(f"there is no component `{text}`", text, known)
    return text


def _flag(value: object) -> object:
    if not isinstance(value, str):
        return value
    word = value.strip().casefold()
    if word not in ("true", "false", "yes", "no"):
        raise invalid(f"`{value}` is neither true nor false", "write true or false")
    return word in ("true", "yes")


def _count(value: object) -> object:
    if not isinstance(value, str):
        return value
    digits = re.sub(r"(?<=\d)[ ,_](?=\d{3})", "", value.strip())
    if not re.fullmatch(r"[0-9]{1,12}", digits):
        raise invalid(f"`{value}` is not a count", "write a whole number, such as 19000")
    return int(digits)


def read_decimal(text: str, most: int) -> Decimal:
    """Read a number from 0 to `most` with at most three decimals, or raise `InvalidError`."""
    if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,3})?", text.strip()) or Decimal(text) > most:
        raise invalid(
            f"`{text}` is not a number from 0 to {most}", "at most three decimals, such as 0.3"
        )
    return Decimal(text.strip())


def _percent(value: object) -> object:
    return read_decimal(value, 100) if isinstance(value, str) else value


def _language(text: str) -> str:
    if not re.fullmatch(_LANGUAGE, text):
        raise invalid(f"`{text}` is not a language tag", "write it like en or pt-BR")
    return text


COMPONENT_FORMAT = "component-id"  # By it a schema's maker finds where components are named.

_SLUG_PATTERN = f"^(?!(?:{'|'.join(sorted(RESERVED_IDS))})$){_SLUG.pattern}$"
_SLUG_HINT = "Ids have a-z, 0-9 and inner hyphens, such as login; a few names are reserved."
_ADDRESS = r"[Hh][Tt][Tt][Pp][Ss]?://"
_FLAG_PATTERN = padded("|".join(map(any_case, ("true", "false", "yes", "no"))))

Line = Annotated[
    str,
    AfterValidator(check_line),
    texts(r"^\s*\S[^\n]*(?:\n\s*)?$", "Write a text that fits on one line.", TEXT),
]
Text = Annotated[str, AfterValidator(check_text), piece(type=[*TEXT])]
Slug = Annotated[str, AfterValidator(check_slug), texts(_SLUG_PATTERN, _SLUG_HINT, TEXT)]
Url = Annotated[
    str,
    AfterValidator(check_url),
    texts(
        padded(rf"""{_ADDRESS}[^\s<>"\\^`{{|}}]+"""),
        "Write a web address, like https://example.com/.",
    ),
]
SiteUrl = Annotated[
    str,
    AfterValidator(check_site_url),
    texts(
        padded(rf"""{_ADDRESS}[^\s<>"\\^`{{|}}?#]+\??#?"""),
        "Write a web address without `?` and `#`, like https://status.example.com/.",
    ),
]
ComponentId = Annotated[
    str,
    AfterValidator(check_component),
    piece(type=[*TEXT], pattern=_SLUG_PATTERN, format=COMPONENT_FORMAT, errorMessage=_SLUG_HINT),
]
LanguageTag = Annotated[
    str,
    AfterValidator(_language),
    texts(rf"^{_LANGUAGE}$", "Write a language tag, like en or pt-BR."),
]
Flag = Annotated[
    bool,
    BeforeValidator(_flag),
    piece(**words([True, False], _FLAG_PATTERN)),
]
Count = Annotated[
    int,
    BeforeValidator(_count),
    piece(
        type=["integer", "string"],
        minimum=0,
        maximum=10**12 - 1,
        pattern=padded("[0-9]{1,12}(?:[ ,_][0-9]{3,11})*"),
        errorMessage="Write a whole number, such as 19000.",
    ),
]


def decimals(most: int) -> WithJsonSchema:
    """Give the annotation of numbers that `read_decimal` reads; `most` is a power of ten."""
    less = f"[0-9]{{0,{len(str(most)) - 1}}}"
    return piece(
        type=["number", "string"],
        minimum=0,
        maximum=most,
        pattern=padded(rf"(?=[0-9])0*{less}(?:\.[0-9]{{1,3}})?|0*{most}(?:\.0{{1,3}})?"),
        errorMessage=f"Write a number from 0 to {most}, with at most three decimals.",
    )


Percent = Annotated[Decimal, BeforeValidator(_percent), decimals(100)]
