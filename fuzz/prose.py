"""Any text → HTML with allowed elements, attributes and addresses only, and the text's words."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import nh3

from statuary.characters import UNFIT, clean
from statuary.prose import SCHEMES, TAGS, excerpt, quoted, to_html, to_text

ATTRIBUTES = {"a": {"href", "rel", "title"}, "ol": {"start"}}
_AROUND = "".join(map(chr, range(33)))
_QUIET = re.compile(r"[^\[\]<>|`~&\\\d]*")


class _Page(HTMLParser):
    """What a browser would find in HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.shown: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        _must(tag in TAGS, f"<{tag}>")
        for name, value in attrs:
            _must(name in ATTRIBUTES.get(tag, ()), f"<{tag} {name}>")
            if name == "href":
                # Browsers leave out space around it, and tabs and line ends inside.
                address = (value or "").strip(_AROUND).translate({9: "", 10: "", 13: ""})
                scheme = re.match(r"([a-z][a-z0-9+.-]*):", address, re.IGNORECASE)
                _must(not scheme or scheme[1].casefold() in SCHEMES, address)

    def handle_data(self, data: str) -> None:
        self.shown.append(data)

    def handle_comment(self, data: str) -> None:
        _must(False, f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        _must(False, f"<!{decl}")

    def unknown_decl(self, data: str) -> None:
        _must(False, f"<![{data}")

    def handle_pi(self, data: str) -> None:
        _must(False, f"<?{data}")


def run(data: bytes) -> None:
    """Render a text as pages, feeds and mails do."""
    text = data.decode("utf-8", "surrogateescape")
    html = to_html(text)
    for each in (html, to_html(text, "https://status.example.com/x/")):
        page = _Page(each)
        _must(not UNFIT.search(each), "a character that cannot be carried")
        again = nh3.clean(
            each,
            tags=set(TAGS),
            attributes={"a": {"href", "title"}, "ol": {"start"}},
            url_schemes=set(SCHEMES),
            link_rel="nofollow noopener",
        )
        _must(again == each, "cleaning it once more changes it")
    _check_words(clean(text), "".join(page.shown))
    plain = to_text(text)
    _must(not UNFIT.search(plain), "a control character in plain text")
    _must(len(excerpt(text, 30)) <= 30, "a long excerpt")
    _must(not UNFIT.search(quoted(clean(text))), "a control character in quoted Markdown")


def _check_words(text: str, shown: str) -> None:
    """Check that letters come in the order of the text, and all of them where no sign is."""
    letters = [sign for sign in shown if sign.isalnum()]
    if not re.search(r"[&\\]", text):
        rest = iter(text)
        _must(all(letter in rest for letter in letters), "letters that were not written")
    if _QUIET.fullmatch(text):
        _must(letters == [sign for sign in text if sign.isalnum()], "letters are lost")


def _must(holds: bool, otherwise: str) -> None:
    if not holds:
        raise AssertionError(otherwise)
