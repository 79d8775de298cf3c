"""Metrics as bytes: what goes in comes out again where an independent reader reads it."""

from __future__ import annotations

import sys
from subprocess import run

from hypothesis import given
from hypothesis import strategies as st
from prometheus_client.openmetrics.parser import text_string_to_metric_families as openmetrics
from prometheus_client.parser import text_string_to_metric_families as prometheus

from statuary.openmetrics import Metric, Sample, text

HOSTILE = 'a"b\\c\nd\\n{e="f"} # 🙂 العربية \u2028 \r x'

anything = st.text(st.characters(blacklist_categories=["Cs"]))


def one(value: float, label: str) -> Metric:
    """Give a metric of a single sample."""
    return Metric("a_seconds", "How long it took.", (Sample(value, (("name", label),)),), "seconds")


def test_it_is_written_as_specified() -> None:
    """Each metric has its sentence, type and unit above its samples, and the text has an end."""
    metrics = (one(1.5, 'a"b'), Metric("b", "Of this nothing is known.", ()))
    assert text(metrics).decode() == (
        "# HELP a_seconds How long it took.\n"
        "# TYPE a_seconds gauge\n"
        "# UNIT a_seconds seconds\n"
        'a_seconds{name="a\\"b"} 1.5\n'
        "# HELP b Of this nothing is known.\n"
        "# TYPE b gauge\n"
        "# EOF\n"
    )


@given(anything, st.floats(allow_nan=False, allow_infinity=False))
def test_any_label_and_number_survive(label: str, value: float) -> None:
    """Readers of the format get the very label and number that were given."""
    (family,) = openmetrics(text((one(value, label),)).decode())  # type: ignore[no-untyped-call]
    (sample,) = family.samples
    assert (sample.labels, sample.value) == ({"name": label}, value)


@given(anything.filter(lambda label: "\r" not in label))
def test_it_is_the_older_format_too(label: str) -> None:
    """A reader of Prometheus' own text format gets the same samples."""
    (family,) = prometheus(text((one(2, label),)).decode())
    (sample,) = family.samples
    assert (sample.name, sample.labels, sample.value) == ("a_seconds", {"name": label}, 2)


def test_hostile_labels_stay_on_their_line() -> None:
    """A label's quotes, backslashes and line ends do not end the label or the line."""
    lines = text((one(1, HOSTILE),)).decode().split("\n")
    assert len(lines) == 6
    assert lines[3].startswith('a_seconds{name="a\\"b\\\\c\\nd')


def test_the_library_waits_until_it_is_needed() -> None:
    """Whoever writes no metrics does not pay for the library that does."""
    code = "import statuary.cli, sys; sys.exit('prometheus_client' in sys.modules)"
    assert run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603
