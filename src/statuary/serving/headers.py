"""What a host would send along with a file: by the rules of `_headers`, and by its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from mimetypes import MimeTypes

Header = tuple[str, str]

RULES = "_headers"

# Of a preview nothing is kept that may change.
CACHING = "cache-control"

# The table that comes with Python, the same on every machine, and what older ones do not know.
_TYPES = MimeTypes()
for _type, _ending in (
    ("image/avif", ".avif"),
    ("image/webp", ".webp"),
    ("font/woff", ".woff"),
    ("font/woff2", ".woff2"),
    ("text/javascript", ".js"),
    ("text/javascript", ".mjs"),
    ("text/markdown", ".md"),
    ("application/manifest+json", ".webmanifest"),
):
    _TYPES.add_type(_type, _ending)

# These are the server's own business.
_OWN = (
    *("connection", "content-encoding", "content-length", "date"),
    *("keep-alive", "location", "transfer-encoding"),
)
_WRITABLE = re.compile(r"[\x20-\x7e]*")
_NAME = re.compile(r"[\w!#$%&'*+.^`|~-]+", re.ASCII)


def headers(rules: bytes, address: str, path: str) -> tuple[Header, ...]:
    """Give the headers for the file at `path`, asked for by an address without its first slash."""
    found = {"content-type": ("Content-Type", content_type(path))}
    for pattern, own in _rules(rules):
        if pattern.fullmatch(f"/{address}"):
            found |= {name.casefold(): (name, value) for name, value in own}
    return tuple(found.values())


def content_type(path: str) -> str:
    """Give the media type that the ending of a file's name stands for."""
    if "." not in path.rpartition("/")[2].lstrip("."):
        return "text/plain; charset=utf-8"
    media_type, encoding = _TYPES.guess_type(path, strict=True)
    if media_type is None or encoding is not None:
        return "application/octet-stream"
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


@lru_cache(maxsize=4)
def _rules(text: bytes) -> tuple[tuple[re.Pattern[str], tuple[Header, ...]], ...]:
    """Read the file: a path at the margin, and below it headers, further in."""
    rules: list[tuple[re.Pattern[str], list[Header]]] = []
    for line in text.decode(errors="replace").split("\n"):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not line[0].isspace():
            rules.append((_pattern(line.strip()), []))
        elif rules:
            rules[-1][1].extend(_header(line))
    return tuple((pattern, tuple(own)) for pattern, own in rules)


def _pattern(path: str) -> re.Pattern[str]:
    """Turn a path into a pattern: `*` stands for anything, `:name` for what has no slash."""
    parts = re.split(r"(\*|:[A-Za-z]\w*)", path)
    wild = (".*" if part == "*" else "[^/]+" for part in parts[1::2])
    plain = map(re.escape, parts[::2])
    return re.compile(
        "".join(f"{one}{other}" for one, other in zip(plain, (*wild, ""), strict=True)), re.DOTALL
    )


def _header(line: str) -> Iterator[Header]:
    name, colon, value = (part.strip() for part in line.partition(":"))
    if (
        colon
        and _NAME.fullmatch(name)
        and _WRITABLE.fullmatch(value)
        and name.casefold() not in _OWN
        and (name.casefold() != CACHING or "immutable" in value)
    ):
        yield name, value
