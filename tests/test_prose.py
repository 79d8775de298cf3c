import re
import subprocess
import sys
import time
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import markdown

from statuary.characters import clean
from statuary.prose import SCHEMES, TAGS, excerpt, quoted, text_of, to_html, to_text
from statuary.prose.dialect import convert
from statuary.prose.rendering import _rendered, _sanitised, carried, cleaned
from statuary.prose.simple import simply

ATTRIBUTES = {"a": {"href", "rel", "title"}, "ol": {"start"}}

PIECES = [
    *"a1 .:;!&'\"#*_`[]()<>|\\\n\t\x00\x02\x03\x1b\ud800\ufffe\xa0\u2028\u202e🙂",
    *("  ", "    ", "\n\n", "\r\n", "1. ", "- ", "> ", "### ", "**", "```\n", "~~~", "![", "]("),
    *("[x]: ", "---", "===", "|-|-|\n", "{#id}", "word ", "Login fails", "مرحبا", "👩‍👩‍👧"),
    *("</", "<script>", "</script>", "<img src=x onerror=alert(1)>", "<!--", "-->", "<![CDATA["),
    *("javascript:", "JaVaScRiPt:", "java\tscript:", "&#106;avascript:", "data:text/html,"),
    *("vbscript:", "http://", "https://example.com/a_b_c", "//evil.example", "../x/", "#y"),
    *("mailto:", "a@example.com", "&#27;", "&#x202e;", "&#xFFFE;", "&#0;", "&lt;script&gt;"),
    *("klzzwxh:0000", "wzxhzdk:0"),  # what the library puts in place of what it has done
]
LINKS = ["[x]({})", '[x]({} "t")', "[x](<{}>)", "![x]({})", "<{}>", "[x]\n\n[x]: {}\n", "{}"]
words = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
schemes = st.sampled_from([piece for piece in PIECES if ":" in piece])
links = st.tuples(st.sampled_from(LINKS), schemes, words).map(lambda t: t[0].format(t[1] + t[2]))
addresses = st.from_regex(r"https?://[a-z.-]{1,9}(:8)?[a-zA-Z./;?&#%~_-]{0,12}", fullmatch=True)
absolute = st.lists(st.tuples(st.sampled_from(LINKS), addresses), min_size=1, max_size=3).map(
    lambda written: " ".join(link.format(address) for link, address in written)
)
nasty = words | links | st.lists(links, max_size=4).map(" ".join) | st.text(max_size=80)
quiet = st.text(
    alphabet=[*"abcé.,;:!?'\"()1- +=/%@${}^\n\n", "🙂", "م", "\u2028", "\u3000"], max_size=60
)


class _Page(HTMLParser):
    """Collects what a browser would find."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.others: list[str] = []
        self.shown = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.shown += data

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_decl(self, decl: str) -> None:
        self.others.append(decl)

    def unknown_decl(self, data: str) -> None:
        self.others.append(data)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)


def _assert_safe(html: str) -> None:
    page = _Page(html)
    assert not page.others
    for tag, attributes in page.elements:
        assert tag in TAGS
        assert set(attributes) <= ATTRIBUTES.get(tag, set())
        address = attributes.get("href")
        if address is not None:
            # as a browser reads it: space and controls around it, tabs and newlines inside go
            address = address.strip("".join(map(chr, range(33)))).translate({9: "", 10: "", 13: ""})
            scheme = re.match(r"([a-z][a-z0-9+.-]*):", address, re.IGNORECASE)
            assert scheme is None or scheme[1].casefold() in SCHEMES
    assert not any(ord(character) < 32 and character not in "\t\n" for character in html)
    html.encode()


@settings(max_examples=250, deadline=None)
@given(nasty)
def test_any_text_becomes_safe_html(text: str) -> None:
    """Whatever is written, the page gets allowed elements, attributes and addresses only."""
    _assert_safe(to_html(text))


@settings(max_examples=100, deadline=None)
@given(nasty)
def test_a_base_does_not_open_a_door(text: str) -> None:
    """Joining relative addresses to a base leaves no address of another scheme."""
    _assert_safe(to_html(text, "https://status.example.com/x/"))


@settings(max_examples=250, deadline=None)
@given(st.sampled_from(["", "https://example.com/x/"]), nasty | absolute)
def test_the_short_way_without_relative_addresses_changes_nothing(base: str, text: str) -> None:
    """Where no address can be relative, a base is nothing that the sanitiser has to know."""
    html = _rendered(carried(text)).html
    assert _sanitised(html, base) == cleaned(html, base)


@settings(max_examples=100, deadline=None)
@given(nasty)
def test_any_text_becomes_plain_text(text: str) -> None:
    """Plain text and excerpts come out of any text, without control characters."""
    plain = to_text(text)
    assert not any(ord(character) < 32 and character not in "\t\n" for character in plain)
    assert len(excerpt(text, 30)) <= 30
    assert "\n" not in excerpt(text, 30)


class _AllHtml(HTMLParser):
    """Gives the letters of a page, and the elements that begin in it with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.letters, self.begun = "", [("", "")]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.begun.append((tag, dict(attrs).get("href") or ""))

    def handle_data(self, data: str) -> None:
        self.letters += data


@settings(max_examples=250, deadline=None)
@given(nasty)
def test_plain_text_has_every_letter(text: str) -> None:
    """The letters of the HTML, as a parser for all HTML finds them, are in the text, in order."""
    found = _AllHtml(to_html(text))
    rest = iter(to_text(text))
    assert all(letter in rest for letter in found.letters if not letter.isspace())
    links = [address.removeprefix("mailto:") for tag, address in found.begun if tag == "a"]
    shown = "".join(to_text(text).split())
    assert all("".join(address.split()) in shown for address in links)


@pytest.mark.parametrize("top", [2, 3, 4])
def test_headings_begin_where_the_page_needs_them(top: int) -> None:
    """A text's headings follow those of the page that it stands in, without a gap."""
    html = to_html("# One\n\n## Two\n\n### Three\n\n#### Four\n\n`<h4>`", "", top)
    levels = re.findall(r"<h(\d)>", html)
    assert levels == [f"{top}", f"{top}", f"{top}", f"{top + 1}"]
    assert "&lt;h4&gt;" in html


@settings(max_examples=250, deadline=None)
@given(nasty)
def test_quoted_text_stays_in_its_place(text: str) -> None:
    """Where HTML is allowed, a quoted text brings none, and what follows it is no part of it."""
    html = markdown(f"{quoted(clean(text))}\n\n# After", extensions=["fenced_code"])
    assert html.endswith("<h1>After</h1>")
    whole = _AllHtml(html)
    assert not {tag for tag, _ in whole.begun} & {"script", "svg", "iframe", "style", "b", "i"}
    assert "<!--" not in html
    assert "onerror=" not in re.sub(r">[^<]*<", "><", re.sub('"[^"]*"', "", html))


@settings(max_examples=250, deadline=None)
@given(quiet)
def test_the_short_way_for_quiet_quotations_changes_nothing(text: str) -> None:
    """A text without signs is quoted as it is where another one beside it has some."""
    assert quoted(f"{text}\n<") == f"{quoted(text)}\n&lt;"


def test_quoting_takes_no_long_time() -> None:
    """Texts that are all ticks or fences cost no more than others."""
    for sign in ("`", "``a`", "```\n", "<", "`<"):
        assert len(quoted(sign * (100_000 // len(sign)))) >= 100_000 - 5


@settings(max_examples=250, deadline=None)
@given(quiet)
def test_the_short_way_for_quiet_texts_changes_nothing(text: str) -> None:
    """A text without signs comes out as the whole way through Markdown would give it."""
    import nh3

    whole = nh3.clean(convert(text), link_rel=None)
    if "&nbsp;" not in whole:
        assert to_html(text).split() == whole.split()


MARKED = [
    *("`503 Service Unavailable`", "`a`", "`a b/c(d)`", "`http://x`", "`a `", "``", "`*a*`"),
    *("[the guide](https://docs.example.com/a-b/c.html)", "[x](http://a)", "[x](https://a.b/c_d)"),
    *(
        "[a (b)](https://a/)",
        "[x](https://a/../b)",
        "[`x`](https://a)",
        "[x]",
        "(y)",
        "https://a.b",
    ),
    *("*almost*", "*a b*", "*a", "b*", "*", "**a**", "_a_", "*a*b", "* a *", "*it's*"),
]
sentences = st.lists(
    st.sampled_from(
        [
            *("`503 Service Unavailable`", "`a b/c(d)`", "*almost*,", "(*it's*)", "We see", "12%"),
            *("[the guide](https://docs.example.com/a-b/c.html).", "[a (b)](https://a/)", "é"),
            *("x,\ny", "\n\n", "=", "a - b"),
        ]
    ),
    max_size=9,
).map(" ".join)
simple = sentences | st.lists(
    st.sampled_from(MARKED)
    | st.sampled_from(
        [" ", " ", " ", "\n", "\n\n", ", ", ". ", "(", ")", "a ", "We see", "1. ", "é"]
    )
    | st.text(alphabet="aZ09`*[]()., :/'-=+!?\n", max_size=4),
    max_size=12,
).map("".join)


@settings(max_examples=600, deadline=None)
@given(simple, st.sampled_from(["", "https://example.com/x/"]))
def test_the_short_way_for_simple_texts_changes_nothing(text: str, base: str) -> None:
    """Plain code, links and stress come out as the library and the sanitiser would give them."""
    short = simply(text)
    if short is not None:
        assert short.split() == cleaned(convert(text), base).split()
        assert to_html(text, base) == short


@settings(max_examples=600, deadline=None)
@given(simple | quiet, st.sampled_from(["", "https://example.com/x/"]))
def test_the_short_way_to_plain_text_changes_nothing(text: str, base: str) -> None:
    """What a simple text is in plain words is what its HTML says."""
    assert to_text(text, base) == text_of(to_html(text, base))


@pytest.mark.parametrize(
    "text",
    [
        "We see `503` with a `Retry-After` header.",
        "It is told in [the guide](https://docs.example.com/retries), which is *almost* new.",
        "One.\n\n*Two* (`three`).",
    ],
)
def test_usual_texts_take_the_short_way(text: str) -> None:
    """Sentences as people write them do not need the library."""
    assert simply(text) is not None


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_one_text_leaves_no_trace_in_the_next(text: str) -> None:
    """A text renders the same after any other text."""
    sample = "See [the page][p] and *more*.\n\n- a\n  - b\n\n[p]: https://example.com/"
    before = to_html(sample)
    to_html(text)
    assert to_html(sample) == before


@pytest.mark.parametrize(
    "text",
    [
        "[" * 8_000,
        "![" * 50_000,
        "[[](" * 25_000,
        "[a][" * 700,
        "> " * 500 + "x",
        "- " * 500 + "x",
        ">" * 5_000,
        "".join("  " * depth + "- x\n" for depth in range(300)),
        "``a`" * 25_000,
        "*a **b " * 14_000,
        "a\n" * 50_000,
        "#\n" * 50_000,
        "---\n" * 25_000,
        "- - - - - - - a\n" * 990,
        "~~~x\n" * 990 + "x" * 90_000,
        "word " * 20_000,
        "<" * 100_000,
        "&" * 100_000,
        "🙂" * 10_000,
    ],
    ids=lambda text: repr(text[:6]),
)
def test_no_text_takes_long(text: str) -> None:
    """A text made to be slow, or to exhaust the stack, comes out soon and keeps its words."""
    begin = time.process_time()
    html = to_html(text)
    assert time.process_time() - begin < 2
    _assert_safe(html)
    assert _Page(html).shown


def test_a_text_too_deep_for_the_stack_is_shown_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Markdown gives up, the words and lines stay."""

    def give_up(_self: object, _text: str) -> str:
        raise RecursionError

    monkeypatch.setattr("markdown.core.Markdown.convert", give_up)
    assert to_html("*a*\nb\n\n<c>") == "<p>*a*<br>\nb</p>\n<p>&lt;c&gt;</p>"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("one\r\ntwo", "<p>one\ntwo</p>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("*a* **b** `c<d>`", "<p><em>a</em> <strong>b</strong> <code>c&lt;d&gt;</code></p>"),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
        ("### Cause", "<h4>Cause</h4>"),
        ("# Cause", "<h4>Cause</h4>"),
        ("###### Cause", "<h6>Cause</h6>"),
        ("#123 is fixed", "<p>#123 is fixed</p>"),
        ("one\n---\ntwo", "<p>one</p>\n<hr>\n<p>two</p>"),
        ("3. c\n4. d", '<ol start="3">\n<li>c</li>\n<li>d</li>\n</ol>'),
        ("Affected:\n- a\n- b", "<p>Affected:</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("```sh\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>"),
        ("[x](javascript:alert(1))", '<p><a rel="nofollow noopener">x</a></p>'),
        ("[x](../a/#b)", '<p><a href="../a/#b" rel="nofollow noopener">x</a></p>'),
        ("![x](a.png)", '<p><a href="a.png" rel="nofollow noopener">x</a></p>'),
    ],
)
def test_the_dialect(text: str, html: str) -> None:
    """Each construct comes out as a person who writes on a phone expects."""
    assert to_html(text) == html


@pytest.mark.parametrize("indent", [2, 3, 4])
def test_items_nest_by_what_is_seen(indent: int) -> None:
    """An item that is indented past the text of another belongs to it."""
    nested = "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>"
    assert to_html(f"- a\n{' ' * indent}- b\n- c") == nested


@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "&#106;avascript:alert(1)",
        "&#x6A&#x61;vascript&colon;alert(1)",
        "javascript&#58;alert(1)",
        "java&Tab;script:alert(1)",
        "java&NewLine;script:alert(1)",
        "&#1;javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
    ],
)
def test_no_spelling_of_a_script_is_an_address(link: str, address: str) -> None:
    """An address of another scheme is dropped in every form of a link and every spelling."""
    text = link.format(address)
    for html in (to_html(text), to_html(text, "https://example.com/")):
        _assert_safe(html)
        addresses = [attributes.get("href") or "" for _, attributes in _Page(html).elements]
        assert not any(found.startswith(("javascript", "data", "file")) for found in addresses)


def test_bare_addresses_are_links() -> None:
    """An address in a sentence is a link, without the sentence's punctuation."""
    html = to_html("See https://example.com/a_b_c, (http://example.org/).")
    links = [attributes["href"] for _, attributes in _Page(html).elements if attributes]
    assert links == ["https://example.com/a_b_c", "http://example.org/"]


def test_relative_addresses_join_a_base() -> None:
    """Where a base is given, relative addresses start from it and others stay."""
    html = to_html("[a](../b/) [c](https://example.org/)", "https://example.com/x/")
    links = [attributes["href"] for _, attributes in _Page(html).elements if attributes]
    assert links == ["https://example.com/b/", "https://example.org/"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("*a*\nb  \nc\n\nd", "a b\nc\n\nd"),
        ("[the page](https://example.com/)", "the page (https://example.com/)"),
        ("<https://example.com/>", "https://example.com/"),
        ("<me@example.com>", "me@example.com"),
        ("- a\n  1. b\n  2. c\n- d", "- a\n  1. b\n  2. c\n- d"),
        ("> a\n>\n> b\n\nc", "> a\n>\n> b\n\nc"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a | b\n1 | 2"),
        ("```\na  b\n\n  c\n```", "a  b\n\n  c"),
        ("### A\n<i> & &amp;", "A\n\n<i> & &"),
    ],
)
def test_plain_text(text: str, plain: str) -> None:
    """Plain text has the words and the structure, and none of the markup."""
    assert to_text(text) == plain


def test_an_excerpt_ends_between_words() -> None:
    """An excerpt is one line, cut between words and marked where it was cut."""
    assert excerpt("Posts *do not* load\n\non the web.", 15) == "Posts do not…"
    assert excerpt("Posts load.", 15) == "Posts load."


def test_importing_prose_loads_neither_library() -> None:
    """The libraries are loaded with the first text that needs them, not before."""
    code = "import sys, statuary.prose; print('markdown' in sys.modules, 'nh3' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.split() == ["False", "False"]


def test_urls_of_a_known_scheme_keep_their_query() -> None:
    """An address goes through unchanged but for escaping."""
    [(_, attributes)] = [
        element
        for element in _Page(to_html("[x](https://example.com/?a=1&b=2)")).elements
        if element[0] == "a"
    ]
    assert urlsplit(str(attributes["href"])).query == "a=1&b=2"


@pytest.mark.parametrize(
    "text", ["a\u202eb\u202cc", "a&#x202e;b&#8236;c", "**a**\u202d[b](/x)\u202c"]
)
def test_letters_stand_as_they_are_written(text: str) -> None:
    """What would show letters in another order is left out, also when a reference named it."""
    assert not {"\u202d", "\u202e"} & {*to_html(text), *to_text(text), *quoted(text)}


@settings(max_examples=150, deadline=None)
@given(nasty)
def test_a_quotation_leads_nowhere_else(text: str) -> None:
    """What reads the quoted Markdown, and checks no address, finds none that a page would not."""
    for _, attributes in _Page(markdown(quoted(text), extensions=["fenced_code"])).elements:
        for address in filter(None, map(attributes.get, ("href", "src"))):
            kept = address.strip("".join(map(chr, range(33)))).translate({9: "", 10: "", 13: ""})
            scheme = re.match(r"([a-z][a-z0-9+.-]*):", kept, re.IGNORECASE)
            assert scheme is None or scheme[1].casefold() in SCHEMES


@pytest.mark.parametrize(
    "text",
    [
        "[a](https://example.com/) ![b](../x.png) [c][d] [e](#f) [g](mailto:a@example.com)",
        '[d]: https://example.com/ "Title"',
        "`[a](javascript:x)`, and [this]: it works",
        "```html\n<b>[a](javascript:x)\n```",
    ],
)
def test_honest_links_are_quoted_as_they_are(text: str) -> None:
    """A link to a page or a mail is not changed, nor what only looks like a link in code."""
    assert quoted(text) == text
