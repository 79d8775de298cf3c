"""What does not read, an editor marks where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from jsonschema import ValidationError
from jsonschema.exceptions import relevance

from statuary import content
from statuary.errors import ConfigurationError, ContentError
from tests.formats.showcase import project
from tests.schemas.views import as_texts, as_yaml, keys_of, schema_for, validator

SETTINGS = "title: S\ncomponents: [{id: api, name: A}]\n"
YAML = "title: T\nstarted: 2026-02-01 12:00\n"
MARKDOWN = "---\ntitle: T\nstarted: 2026-02-01 12:00\n%s---\n"
WORK = "kind: maintenance\ntitle: T\nwindow: {from: 2026-02-01 12:00, until: 2026-02-02 12:00}\n"
NEWS = "kind: notice\ntitle: T\nfrom: 2026-02-01\n"
GROUPS = "{group: G, id: g, components: [{group: H, id: h, componets: []}]}"
RECORD = "incidents/x.yaml"

Case = tuple[str, str, list[str | int]]

# What any record may have wrong: a line, and where the mistake is.
LINES: list[tuple[str, list[str | int]]] = [
    ("titel: T", []),
    ("componets: [api]", []),
    ("window: {from: 2026-02-01 12:00, until: 2026-02-02 12:00}", []),
    ("kind: incidents", ["kind"]),
    ("components: {api: broken}", ["components", "api"]),
    ("components: {api: }", ["components", "api"]),
    ("components: {A b: unknown}", ["components"]),
    ("components: api", ["components"]),
    ("components: [{api: unknown}]", ["components", 0]),
    ("components: [[api]]", ["components", 0]),
    ("impact: huge", ["impact"]),
    ("ended: never", ["ended"]),
    ("ended: 2026-02-01", ["ended"]),
    ("draft: maybe", ["draft"]),
    ("draft: 1", ["draft"]),
    ("id: Log in", ["id"]),
    ("id: con", ["id"]),
    ("aliases: [a, B]", ["aliases", 1]),
    ("tags: eu", ["tags"]),
    ('tags: [eu, " "]', ["tags", 1]),
    ("summary: [a]", ["summary"]),
    ("sources: [{link: https://example.com/}]", ["sources", 0]),
    ("sources: [{url: example.com}]", ["sources", 0, "url"]),
    ("sources: [{title: T, published: yesterday}]", ["sources", 0, "published"]),
    ("reports: {points: [{at: 2026-02-01 12:00, count: 1}]}", ["reports"]),
    ("reports: {source: T, points: []}", ["reports", "points"]),
    (
        "reports: {source: T, points: [{at: 2026-02-01 12:00, count: -1}]}",
        ["reports", "points", 0, "count"],
    ),
    ("updates: [{at: 2026-02-01 12:00, status: fixed}]", ["updates", 0, "status"]),
    ("updates: [{at: 2026-02-01 12:00, status: scheduled}]", ["updates", 0, "status"]),
    ("updates: [{at: now, status: resolved}]", ["updates", 0, "at"]),
    ("updates: [{at: 2026-02-01 12:00}]", ["updates", 0]),
    ("updates: [{at: 2026-02-01 12:00, status: resolved, text: T}]", ["updates", 0]),
]

# The same for settings.
KEYS: list[tuple[str, list[str | int]]] = [
    ("titel: T", []),
    ("url: status.example.com", ["url"]),
    ("url: https://example.com/?a=b", ["url"]),
    ("timezone: Berlin", ["timezone"]),
    ("language: English, I think", ["language"]),
    ("since: long ago", ["since"]),
    ("as_of: 2026-02-01", ["as_of"]),
    ("freshness: 0h", ["freshness"]),
    ("uptime: {formula: nice}", ["uptime", "formula"]),
    ("uptime: {windows: []}", ["uptime", "windows"]),
    ("uptime: {windows: [24h, month]}", ["uptime", "windows", 1]),
    ("uptime: {weights: {major_outage: 2}}", ["uptime", "weights", "major_outage"]),
    ("uptime: {weights: {operational: 0}}", ["uptime", "weights"]),
    ("theme: {accent: red}", ["theme", "accent"]),
    ("theme: {logo: logo.txt}", ["theme", "logo"]),
    ("theme: {header: [{name: N, url: ftp://example.com/}]}", ["theme", "header", 0, "url"]),
]

CASES: list[Case] = [
    *((RECORD, f"{YAML}{line}\n", at) for line, at in LINES),
    *(("incidents/x.md", MARKDOWN % f"{line}\n", at) for line, at in LINES),
    (RECORD, "started: 2026-02-01 12:00\n", []),
    (RECORD, "title:\nstarted: 2026-02-01 12:00\n", ["title"]),
    (RECORD, "title: T\n", []),
    ("incidents/x.md", "---\nimpact: none\n---\n## Resolved @ 2026-02-01 12:00\n", []),
    (RECORD, f"{WORK}reports: {{}}\n", []),
    (RECORD, f"{WORK}components: {{api: unknown}}\n", ["components"]),
    (RECORD, f"{WORK}repeats: daily\n", ["repeats"]),
    (RECORD, f"{WORK}updates: [{{at: 2026-02-01 12:00}}]\n", ["updates", 0]),
    (RECORD, "kind: maintenance\ntitle: T\n", []),
    (RECORD, "kind: Maintenance\ntitle: T\nwindow: {from: 2026-02-01 12:00}\n", ["window"]),
    (RECORD, f"{NEWS}components: [api]\n", []),
    (RECORD, f"{NEWS}until: later\n", ["until"]),
    (RECORD, "kind: notice\ntitle: T\n", []),
    *(("statuary.yml", f"{SETTINGS}{line}\n", at) for line, at in KEYS),
    ("statuary.yml", "title: S\ncomponents: [{id: a}]\n", ["components", 0]),
    ("statuary.yml", "title: S\ncomponents: [{id: A, name: A}]\n", ["components", 0, "id"]),
    (
        "statuary.yml",
        "title: S\ncomponents: [{id: a, name: A, slo: 101}]",
        ["components", 0, "slo"],
    ),
    ("statuary.yml", f"title: S\ncomponents: [{GROUPS}]", ["components", 0, "components", 0]),
]


def _innermost(error: ValidationError) -> ValidationError:
    """Give what is wrong with the way to write that comes nearest."""
    nearest = max(error.context or (), key=relevance, default=None)
    return error if nearest is None else _innermost(nearest)


@pytest.mark.parametrize(("path", "text", "at"), CASES)
def test_a_mistake_is_marked_where_it_is(
    tmp_path: Path, path: str, text: str, at: list[str | int]
) -> None:
    """An editor marks a mistake at its place and nothing else, and the reader refuses it too."""
    files = {"statuary.yml": SETTINGS, path: text}
    with pytest.raises((ContentError, ConfigurationError)):
        content.load(project(tmp_path, files))
    for seen in (as_yaml(keys_of(path, text)), as_texts(keys_of(path, text))):
        errors = list(validator(schema_for(path)).iter_errors(seen))
        assert {tuple(error.absolute_path) for error in errors} == {tuple(at)}
        assert all(list(_innermost(error).absolute_path) == at for error in errors)
