"""What is put into a page, and that the rest stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statuary.errors import Problem
from statuary.findings import PROBLEM, Finding, Findings
from statuary.model import Severity
from statuary.serving.insertion import insert
from statuary.serving.overlay import Overlay, overlay
from tests.formats.showcase import HOSTILE, built, elements

ADDED = Overlay("<HEAD>", "<BODY>", "'sha256-s'", "'sha256-t'")
POLICY = '<meta http-equiv="Content-Security-Policy" content="{}">'

pieces = st.sampled_from(
    [
        *("<!doctype html>", "<html>", "<head>", "</head>", "<body class=a>", "</body>", "</html>"),
        *("<script>'</head>'</script>", "<style>", "</style>", "<!-- <body> -->", "<title>", "é☃"),
        *(
            POLICY.format("img-src *"),
            "<meta charset=utf-8>",
            "\n",
            "\r\n",
            "<p",
            '"',
            "'",
            "&",
            "]]>",
        ),
    ]
)


@given(st.lists(pieces).map("".join))
def test_everything_else_stays(text: str) -> None:
    """Whatever a page looks like, it is all there, with both additions once and in order."""
    page = text.encode()
    head, _, rest = insert(page, ADDED).partition(b"<HEAD>")
    middle, _, tail = rest.partition(b"<BODY>")
    assert head + middle + tail == page


@given(st.binary().filter(lambda page: b"<" not in page))
def test_any_bytes_stay(page: bytes) -> None:
    """What is no page comes out as it came in, but for what is added."""
    assert insert(page, ADDED).removesuffix(b"<HEAD><BODY>") == page


def test_places() -> None:
    """The script stands in the head and what is said in the body, wherever their names occur."""
    page = (
        "<!doctype html><head><!-- </head> --><script>'<body>'</script></head>"
        "<body><pre>&lt;/body></pre><p></body></p></BODY></html>"
    )
    assert insert(page.encode(), ADDED).decode() == page.replace(
        "</head><body>", "<HEAD></head><body>"
    ).replace("</BODY>", "<BODY></BODY>")
    assert insert(b"<p>bare", ADDED) == b"<p>bare<HEAD><BODY>"


def test_policies_are_rewritten_where_they_stand() -> None:
    """Each policy of a page lets in what is added, however it is written."""
    page = (
        "<head>\n<META content='script-src &quot;x&quot;'\n  http-equiv=content-security-policy >"
        f"{POLICY.format('img-src *')}</head>"
    )
    assert insert(page.encode(), ADDED).decode() == (
        f"<head>\n{POLICY.format('script-src &quot;x&quot; &#x27;s')}".replace(
            "&#x27;s", "'sha256-s'"
        )
        + f"{POLICY.format('img-src *')}<HEAD></head><BODY>"
    )


def test_wide_letters_are_left_alone() -> None:
    """A page whose letters are no single bytes stays as it is."""
    page = "<html></html>".encode("utf-16")
    assert insert(page, ADDED) == page


@pytest.mark.slow
def test_pages_of_a_site_allow_what_is_added(tmp_path: Path) -> None:
    """Each page that is published gets both additions, and each policy in it allows them."""
    added = overlay("t", None, "", None)
    for path, page in built(tmp_path).items():
        if path.endswith(".html"):
            text = insert(page, added).decode()
            assert text.count(added.head) == 1, path
            policy = next(e for e in elements(text.encode()) if "http-equiv" in e.attributes)
            assert added.script_source in (policy.attributes["content"] or ""), path


def test_what_is_wrong_is_escaped() -> None:
    """Hostile texts in problems are text in the page, and control characters are spelled out."""
    problem = Problem(f"a/{HOSTILE}\x1b[2J.md", 1, 2, f"{HOSTILE}\u202e", HOSTILE)
    finding = Finding(PROBLEM, Severity.ERROR, problem, f"{HOSTILE}\x1b[2J\u202e</template>")
    said = overlay('"', None, HOSTILE, Findings((finding,), "1")).body
    assert "<script>" not in said
    assert said.count("</template>") == 1
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert said.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 6


def test_all_problems_are_told() -> None:
    """However many there are, each has its place, its line with a caret, and its hint."""
    found = tuple(
        Finding(PROBLEM, Severity.ERROR, Problem("a.md", n, 3, f"m{n}", f"h{n}"), "some line")
        for n in range(1, 301)
    )
    said = overlay("t", None, "", Findings(found, "1")).body
    assert "300 problems" in said
    for n in (1, 150, 300):
        assert f"<code>a.md:{n}:3</code> m{n}" in said
        assert f"{n:>5} | some line" in said
        assert f"hint: h{n}" in said
    assert said.count("^</b>") == 300
