"""Texts made to be dear: what they may cost is counted in steps, and not by a clock alone.

Most were found by `python -m fuzz.dearest`; each was the dearest of its kind.
"""

from __future__ import annotations

import time
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statuary.prose import dialect, to_html, to_text
from statuary.prose.metering import DEEPEST, TooDearError
from statuary.prose.price import MOST_OF_A_FILE, MOST_STEPS, ceiling, first_too_dear, roof
from statuary.prose.rendering import LONGEST

DEAR = MappingProxyType(
    {
        "fences whose options are quoted": '```hl_lines="\n' * 990,
        "fences that never end": "~~~x\n" * 990 + "x" * 90_000,
        "a table whose rows have all its columns": "|a" * 9_000 + "\n" + "|-" * 9_000 + "\n|" * 900,
        "code and pipes in one row": "|" + "`a`" * 10_000 + "|" * 40_000 + "\n|-|-\n",
        "brackets that nothing closes": "[&#27;" * 16_000,
        "brackets in brackets": "[" * 50_000 + "]" * 50_000,
        "pictures in a quote": "> ![" * 25_000,
        "a definition with many quotes": "[a]: " + '"' * 90_000 + "x y",
        "definitions, and what refers to them": "[a]: b\n" * 900 + "[a][a]" * 9_000,
        "emphasis that never ends": "*a **b " * 14_000,
        "emphasis that fits no other": " *a" * 15_000 + "b**b" * 12_000,
        "emphasis in two signs": "*_" * 25_000 + "a" + "_*" * 24_000,
        "code that never ends": "``a`" * 25_000,
        "headings line by line": "# a\n" * 990 + "a" * 90_000,
        "quotes line by line": "a\n> b\n" * 490,
        "entities": "&#27;" * 20_000,
        "escapes": "\\*" * 50_000,
        "addresses": "http://a " * 11_000,
        "wide characters": "🙂*a*" * 25_000,
    }
)
"""Texts by what makes them dear; for some the library alone takes minutes."""

SIGNS = (
    "*",
    "_",
    "`",
    "[",
    "](",
    "]",
    "\n> ",
    "\n- ",
    "a ",
    "\n\n",
    "|a|b|\n|-|-|\n",
    "```\n",
    "&amp;",
)


@pytest.mark.parametrize("text", DEAR.values(), ids=DEAR)
def test_no_text_is_too_dear(text: str) -> None:
    """A text made to be dear costs no more than a bounded number of steps, and is shown."""
    assert len(text) <= LONGEST
    begin = time.process_time()
    html = to_html(text)
    plain = to_text(text)
    # No machine that builds is ten times as slow as those for which the steps were counted, and
    # what is not counted, such as a pattern that goes back and forth, takes minutes.
    assert time.process_time() - begin < 20
    assert plain
    assert len(html) < 60 * LONGEST


@pytest.mark.parametrize("name", ["brackets that nothing closes", "pictures in a quote"])
def test_what_is_too_dear_is_refused_before_it_is_done(name: str) -> None:
    """The converter gives up as soon as a text has cost what it may, and is as new afterwards."""
    with pytest.raises(TooDearError):
        dialect.convert(DEAR[name])
    assert dialect.convert("*a*") == "<p><em>a</em></p>"
    assert 0 < dialect.steps() < MOST_STEPS


def test_a_table_costs_its_cells() -> None:
    """A few signs that stand for millions of cells are not turned into them."""
    small = "|a|b\n|-|-\n|1|2"
    assert "<td>" in to_html(small)
    bomb = "|a" * 300 + "\n" + "|-" * 300 + "\n|" * 300
    assert "<td>" not in to_html(bomb)


@pytest.mark.parametrize(("depth", "nests"), [(DEEPEST // 2, True), (DEEPEST * 2, False)])
def test_what_nests_too_deep_is_shown_as_it_is_written(depth: int, *, nests: bool) -> None:
    """Depth is counted, so that a text comes out the same however deep the program itself is."""
    text = "*a **b " * (depth // 2) + "c** d* " * (depth // 2)
    assert ("<em>" in to_html(text)) is nests


def _deep(frames: int, text: str) -> str:
    return _deep(frames - 1, text) if frames else to_html(text)


@given(st.lists(st.sampled_from(SIGNS), max_size=40).map("".join))
def test_the_depth_of_the_stack_does_not_matter(text: str) -> None:
    """A text gets one form, wherever in the program it is rendered."""
    from statuary.prose.rendering import _rendered

    _rendered.cache_clear()
    shallow = to_html(text)
    _rendered.cache_clear()
    assert _deep(300, text) == shallow


@given(st.lists(st.sampled_from(SIGNS), min_size=1, max_size=6).map("".join), st.integers(1, 300))
def test_steps_bound_what_is_written(piece: str, times: int) -> None:
    """Whatever is repeated, it is turned into HTML within the steps, or left as it is."""
    text = piece * times
    try:
        dialect.convert(text)
    except TooDearError:
        assert "<em>" not in to_html(text)
    else:
        assert dialect.steps() <= MOST_STEPS


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("```sh title='x'\na\n```", "<pre><code>a\n</code></pre>"),
        ("~~~\n```\n~~~~", "<pre><code>```\n</code></pre>"),
        ("````\n```\n````", "<pre><code>```\n</code></pre>"),
        ("a\n```\n*b*\n```\nc", "<p>a</p>\n<pre><code>*b*\n</code></pre>\n<p>c</p>"),
        ("~~~\n*a*", "<p>~~~\n<em>a</em></p>"),
        ("``` a`b\n```", "<p><code>a`b</code></p>"),
        ('[a][b]\n\n[b]: /c "d"', '<p><a href="/c" title="d" rel="nofollow noopener">a</a></p>'),
        (
            "[a][b]\n\n[b]:\n  </c>\n  (d)",
            '<p><a href="/c" title="d" rel="nofollow noopener">a</a></p>',
        ),
        ("[b]: /c\nd\n\n[b]", '<p>d</p>\n<p><a href="/c" rel="nofollow noopener">b</a></p>'),
        ("[b]: c d", "<p>[b]: c d</p>"),
    ],
)
def test_what_is_read_in_another_way_than_the_library_does(text: str, html: str) -> None:
    """Fenced code and definitions of links, which are read here, are those of other Markdown."""
    assert to_html(text) == html


@pytest.mark.parametrize("text", DEAR.values(), ids=DEAR)
def test_a_look_at_a_text_bounds_its_steps(text: str) -> None:
    """What a text may cost is told at a glance, and never too low."""
    try:
        dialect.convert(text)
    except TooDearError:
        assert ceiling(text) > MOST_STEPS
    else:
        assert dialect.steps() <= ceiling(text)


@given(st.lists(st.sampled_from(SIGNS), min_size=1, max_size=6).map("".join), st.integers(1, 100))
def test_a_look_at_any_text_bounds_its_steps(piece: str, times: int) -> None:
    """Whatever is repeated, a look at it tells no less than its steps."""
    text = piece * times
    try:
        dialect.convert(text)
    except TooDearError:
        assert ceiling(text) > MOST_STEPS
    else:
        assert dialect.steps() <= ceiling(text)


@given(st.lists(st.lists(st.sampled_from([*SIGNS, "a", " ", "\n"]), max_size=20).map("".join)))
def test_a_count_of_signs_bounds_all_looks(texts: list[str]) -> None:
    """To count the signs of all texts at once tells no less than to look at each block."""
    assert roof(texts) >= sum(map(ceiling, texts))


def test_the_texts_of_a_file_have_one_price() -> None:
    """Each of many texts may be fine, and all together still be too dear."""
    dear = DEAR["brackets that nothing closes"]
    most = MOST_OF_A_FILE // MOST_STEPS
    assert first_too_dear([dear] * most) is None
    assert first_too_dear(["**a**", *[dear] * (most + 3)]) == most


def test_texts_that_people_write_are_not_converted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty updates of half a page each are passed at a glance."""
    monkeypatch.setattr("statuary.prose.price.steps_of", pytest.fail)
    text = "We *see* `503` in [Europe](https://a.b/c).\n\n- One\n- Two\n\n" * 5
    assert first_too_dear([text] * 20) is None
