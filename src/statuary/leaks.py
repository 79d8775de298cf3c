"""What must not be published: values that look secret, told of by the names of their variables.

Builds run where tokens are, and a record, a template or a file in `static/` may have come by one.
Nobody below the commands knows the environment, so it is handed over, and what comes back is a
function that refuses to publish a file. It looks for a value as it is and as HTML, JSON, addresses
and base64 have it.
"""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import quote, quote_plus

from statuary.errors import OutputError

SHORTEST = 8  # characters of a value; what is shorter stands in texts by chance

_SECRET = re.compile(
    r"TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|CREDENTIAL|HOOK|KEYS?(?![A-Z])"
    r"|(?<![A-Z])(PASS|AUTH|DSN)(?![A-Z])"
)
_HARMLESS = re.compile(r"PUBLIC|(?<![A-Z])(NAME|TYPE|FILE|PATH|DIR|STORE|BACKEND|MODE|SOCK)$")
_WITH_PASSWORD = re.compile(r"[a-z][a-z0-9+.-]*://[^/?#@\s]*:[^/?#@\s]+@", re.IGNORECASE)
_WORD_OR_NUMBER = re.compile(r"[A-Za-z]{1,15}|[0-9.:-]{1,12}")
FEWEST = 5  # different characters


def guard(environment: Mapping[str, str]) -> Callable[[str, bytes], None]:
    """Give what refuses a file, by its path and content, if a secret of the environment is in it.

    It raises `OutputError`, which names the variable and never says its value.
    """
    wanted = tuple((name, form) for name, value in _secrets(environment) for form in _forms(value))

    def refuse(path: str, content: bytes) -> None:
        named = path.encode(errors="surrogateescape")
        for name, form in wanted:
            if form in named:
                raise _leak("the name of a file", name)
            if form in content:
                raise _leak(path, name)

    return refuse


def _leak(place: str, name: str) -> OutputError:
    return OutputError(
        f"{place} would publish the value of the environment variable {name}.\n"
        "    hint: look for it in the records, templates/ and static/, and make a new one if"
        f" others saw it; if it is no secret, unset {name} for the build"
    )


def _secrets(environment: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give the variables that look secret, each with the part of it that tells the most."""
    for name, value in sorted(environment.items()):
        upper = name.upper()
        telling = _SECRET.search(upper) and not _HARMLESS.search(upper)
        part = max(value.splitlines(), key=len, default="").strip()
        odd = len(part) >= SHORTEST and len({*part}) >= FEWEST
        if odd and not _WORD_OR_NUMBER.fullmatch(part) and (telling or _WITH_PASSWORD.match(part)):
            yield name, part


def _forms(value: str) -> set[bytes]:
    """Give all forms of a value that are looked for."""
    texts = {value, html.escape(value), html.escape(value, quote=False)}
    texts |= {html.escape(value).replace("&quot;", "&#34;").replace("&#x27;", "&#39;")}
    texts |= {json.dumps(value)[1:-1], json.dumps(value, ensure_ascii=False)[1:-1]}
    texts |= {quote(value), quote(value, safe=""), quote_plus(value)}
    return {text.encode(errors="surrogateescape") for text in texts} | {*_in_base64(value)}


def _in_base64(value: str) -> Iterator[bytes]:
    """Give what is in base64 wherever the value is in what was encoded, such as a user's name."""
    octets = value.encode(errors="surrogateescape")
    for before in range(3):
        whole = (before + len(octets)) // 3 * 3
        begin, end = (before * 8 + 5) // 6, whole // 3 * 4
        for signs in (b"+/", b"-_"):
            yield base64.b64encode(bytes(before) + octets, signs)[begin:end]
