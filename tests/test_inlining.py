"""Style sheets and scripts inside of pages: shorter, the same, and no way out."""

from __future__ import annotations

import base64
import hashlib

import pytest

from statuary.inlining import inline_script, inline_style, policy_hash


@pytest.mark.parametrize(
    ("css", "short"),
    [
        ("a {\n  color: red;\n  margin: 0 auto;\n}\n", "a{color: red;margin: 0 auto;}"),
        ("/* why */\na,\nb { c: d }", "a,b{c: d}"),
        ("a { b: calc(1px + 2px) } /* x */ c > d { e: f }", "a{b: calc(1px + 2px)}c > d{e: f}"),
        ("a :hover { b: c }\na:hover { b: c }", "a :hover{b: c}a:hover{b: c}"),
        ("a/* x */b { c: d }", "a b{c: d}"),
        ("@media (x) and\n  (y) { a { b: c } }", "@media (x) and (y){a{b: c}}"),
    ],
)
def test_a_style_is_shorter(css: str, short: str) -> None:
    """Comments go, and space where it means nothing; where it means something, some stays."""
    assert inline_style(css) == short
    assert inline_style(short) == short


@pytest.mark.parametrize(
    "css",
    [
        'a{content: " ;  } /* no comment */ "}',
        "a{content: 'it\\'s  {  so'}",
        "a{background: url(data:image/svg+xml,/*;  */)}",
    ],
)
def test_texts_in_a_style_stay(css: str) -> None:
    """What stands in quotes or in an address is not touched."""
    assert inline_style(css) == css


@pytest.mark.parametrize("text", ["</style>", "</SCRIPT >", "<!-- <script>"])
def test_nothing_closes_its_element(text: str) -> None:
    """No tag or comment of HTML is left in what stands inside of a page, whatever was there."""
    for inline in (inline_style, inline_script):
        found = inline(f'a{{b: "{text}"}}')
        assert "</" not in found
        assert "<!--" not in found
        assert found.replace("\\", "") == f'a{{b: "{text}"}}'


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_script_stays(end: str) -> None:
    """A script is as it was; its lines end as browsers read them."""
    script = "// why\nf( 1 ,  2 );\n"
    assert inline_script(script.replace("\n", end)) == script


def test_a_policy_names_a_text_by_its_hash() -> None:
    """The hash is that of the bytes of the text, as browsers compute it."""
    digest = base64.b64encode(hashlib.sha256("ä".encode()).digest()).decode()
    assert policy_hash("ä") == f"'sha256-{digest}'"
