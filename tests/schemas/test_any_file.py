"""Whatever is written: what an editor marks does not read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from statuary import content
from statuary.errors import ConfigurationError, ContentError
from statuary.model import Component, Incident, Maintenance, Notice, Settings
from tests.formats.showcase import project
from tests.schemas.views import as_texts, as_yaml, validator

SETTINGS = "title: S\ncomponents: [{id: api, name: A}, {id: '7', name: B}]\n"
THEME = {"static/logo.svg": "<svg/>", "static/a b.CSS": "", "static/true": ""}

INSTANTS = (
    *("2026-02-01 12:00", "~2026-02-01 12:00:30,25Z", "2026-02-01t12:00 uTc", '" 2026-02-01 "'),
    *("2026-02-01 12:00+0100", "2026-02-01  12:00 -05:00", "2026-02-01", "~ 2026-02-01"),
    *("2026-13-01 12:00", "2026-02-01 12", "now", "20260201", "2026"),
)
WORDS = (
    *(
        "Incident",
        "maintenance",
        " NOTICE",
        "investigating",
        "RESOLVED",
        "In Progress",
        "in.progress",
    ),
    *("verifying", "update", "unknown", "Unknown ", "major_outage", "Major-Outage", "operational"),
    *(
        "none",
        "MINOR",
        "critical",
        "all-up",
        "All up",
        "incident_io",
        "strict",
        "exclude",
        "up",
        "fixed",
    ),
)
PLAIN = (
    *(
        "",
        '""',
        "''",
        "T",
        "two words",
        "'404'",
        "404",
        "1.5",
        "1e3",
        "0x10",
        "-0",
        "+5",
        ".5",
        "1.",
    ),
    *("0", "1", "100", "100.0001", "0.3", "000.5", "19,000", "1,2345", "19_000", "12345678901234"),
    *(
        "true",
        "False",
        "yes",
        "NO",
        "on",
        '"yes "',
        "y",
        "api",
        "7",
        "Log in",
        "log--in",
        "a-",
        "con",
    ),
    *(
        "https://example.com/",
        "HTTP://example.com",
        "https://example.com/?",
        "https://a/?b=1",
        "https:",
    ),
    *(
        "mailto:a@example.com",
        "example.com",
        "24h",
        "90 d",
        "0h",
        "45M",
        "en",
        "pt-BR",
        "no",
        "english",
    ),
    *(
        "Europe/Berlin",
        "europe/berlin",
        "UTC",
        '"#1f4e8c"',
        "' #FFF '",
        '"#12"',
        "logo.svg",
        "a b.CSS",
    ),
    *("/logo.svg", "freq=weekly", "RRULE:FREQ=DAILY;", "F REQ = WEEKLY", "FREQ=HOURLY", '"a\\nb"'),
)
UNKNOWN_KEYS = ("titel", "componets", "at", "component", "$schema")

SCALARS = st.sampled_from((*INSTANTS, *WORDS, *PLAIN))


def _keys(*models: type[Incident | Maintenance | Notice | Settings]) -> list[str]:
    named = (field.alias or name for model in models for name, field in model.model_fields.items())
    return [*dict.fromkeys(named), *UNKNOWN_KEYS]


def _mapping(
    values: st.SearchStrategy[str], keys: st.SearchStrategy[str]
) -> st.SearchStrategy[str]:
    entries = st.dictionaries(keys, values, max_size=4)
    return entries.map(lambda them: "{" + ", ".join(f"{k}: {v}" for k, v in them.items()) + "}")


def _list(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(values.filter(bool), max_size=3).map(lambda them: f"[{', '.join(them)}]")


INNER = st.sampled_from(
    [
        *("api", "'7'", "Api", "at", "status", "body", "components", "component", "from", "until"),
        *("title", "url", "publisher", "published", "source", "region", "points", "count", "id"),
        *("name", "group", "description", "slo", "since", "formula", "weights", "windows"),
        *("maintenance", "accent", "logo", "css", "header", "major_outage"),
    ]
)
NOT_FLOW = SCALARS.filter(lambda text: not {*",#{["} & {*text} or text[:1] in "\"'")
VALUES = st.recursive(NOT_FLOW, lambda v: _list(v) | _mapping(v, INNER), max_leaves=6)

# Most lines of a document read, or nothing that is refused would be refused for one line alone.
GOOD_LINES = {
    "id": ("x", "7", "1e3"),
    "tags": ("[eu, 2026, true]", ""),
    "aliases": ("[old, 9]", ""),
    "draft": ("true", "Yes", '"No "', ""),
    "components": ("[api, 7]", "[api]", ""),
    "started": ("2026-02-01 12:00", "~2026-02-01 12:00Z"),
    "sources": ("[{title: 5}]", "[{url: HTTPS://example.com, published: 2026-02-01}]"),
    "summary": ("1.5", "two words", '""', ""),
    "impact": ("NONE", " minor", ""),
    "ended": ("unKnown", "2026-02-03 12:00", ""),
}


RECORD_KEYS = _keys(Incident, Maintenance, Notice)


@st.composite
def _records(draw: st.DrawFn) -> str:
    kind = draw(st.sampled_from(["", "incident", "maintenance", "Notice"]))
    lines = {"title": "T", "started": "2026-02-01 12:00"}
    if kind == "maintenance":
        lines = {"title": "T", "window": "{from: 2026-02-01 12:00, until: 2026-02-01 13:00}"}
    elif kind:
        lines = {"title": "T", "from": "2026-02-01"} if kind == "Notice" else lines
    lines |= {"kind": kind} if kind else {}
    for key in draw(st.lists(st.sampled_from([*GOOD_LINES]), max_size=3)):
        lines[key] = draw(st.sampled_from(GOOD_LINES[key]))
    wild = draw(st.dictionaries(st.sampled_from(RECORD_KEYS), VALUES, max_size=1))
    return "".join(f"{key}: {value}\n" for key, value in (lines | wild).items())


@st.composite
def _settings(draw: st.DrawFn) -> str:
    group = "{group: G, id: g, components: [{id: b, name: B}]}"
    lines = {"title": "T", "components": f"[{{id: api, name: 5, slo: 99.9}}, {group}]"}
    wild = draw(st.dictionaries(st.sampled_from(_keys(Settings)), VALUES, max_size=1))
    theme = draw(_mapping(NOT_FLOW, st.sampled_from(["accent", "logo", "favicon", "css"])))
    lines |= {"theme": theme} if draw(st.booleans()) else {}
    return "".join(f"{key}: {value}\n" for key, value in (lines | wild).items())


def _reads(root: Path, files: dict[str, str]) -> bool:
    try:
        content.load(project(root, files))
    except (ContentError, ConfigurationError):
        return False
    return True


def _passes(check: Draft7Validator, text: str) -> bool:
    return all(check.is_valid(seen) for seen in (as_yaml(text), as_texts(text)))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project whose only record is written anew for each example."""
    return project(tmp_path_factory.mktemp("any"), {"statuary.yml": SETTINGS, **THEME})


COMPONENTS = (Component(id="api", name="A"), Component(id="7", name="B"))
RECORDS = tuple(
    validator(name, known) for name in ("incident", "front-matter") for known in (None, COMPONENTS)
)
PAGE = validator("settings")


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=_records())
def test_what_reads_is_valid(root: Path, text: str) -> None:
    """A record that reads is valid by every schema of records, whatever stands in it."""
    if _reads(root, {"statuary.yml": SETTINGS, "incidents/x.yaml": text}):
        assert all(_passes(check, text) for check in RECORDS), text


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=_settings())
def test_settings_that_read_are_valid(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Settings that read are valid, whatever stands in them."""
    where = tmp_path_factory.getbasetemp() / "settings"
    if _reads(where, {"statuary.yml": text, **THEME}):
        assert _passes(PAGE, text), text


@pytest.mark.parametrize(
    ("key", "value"), [(key, value) for key, values in GOOD_LINES.items() for value in values]
)
def test_the_good_lines_read(tmp_path: Path, key: str, value: str) -> None:
    """The lines that the documents above are made of read, so that what is found counts."""
    lines = {"title": "T", "started": "2026-02-01 12:00"} | {key: value}
    text = "".join(f"{each}: {said}\n" for each, said in lines.items())
    assert _reads(tmp_path, {"statuary.yml": SETTINGS, "incidents/x.yaml": text})
