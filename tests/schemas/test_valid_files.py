"""What reads, an editor lets through."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from statuary import content
from statuary.content.records import KINDS
from tests.formats.showcase import FILES, project
from tests.schemas.views import as_texts, as_yaml, keys_of, schema_for, validator

ROOT = Path(__file__).parents[2]
TITLED = re.compile(r"^```\w+ title=(\S+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def _files() -> Iterator[tuple[str, str]]:
    """Give all good files that there are, by what they are called and where they would stand."""
    yield from FILES.items()
    yield from TITLED.findall((ROOT / "docs/reference/format.md").read_text("utf-8"))
    for path in (ROOT / "statuary.yml", *sorted(ROOT.glob("incidents/**/*.*"))):
        yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8")


@pytest.mark.parametrize(
    ("path", "text"), [each for each in _files() if not each[0].startswith("static/")]
)
def test_good_files_are_valid(path: str, text: str) -> None:
    """No value of a good file is marked, whichever type an editor takes it for."""
    check, keys = validator(schema_for(path)), keys_of(path, text)
    assert [error.message for error in check.iter_errors(as_yaml(keys))] == []
    assert [error.message for error in check.iter_errors(as_texts(keys))] == []


def test_a_project_is_valid_with_its_own_components(tmp_path: Path) -> None:
    """With the components of a project its records name no others, and none of a group's."""
    known = content.load_settings(project(tmp_path)).leaves
    for path, text in FILES.items():
        if path.startswith("incidents/"):
            keys = as_yaml(keys_of(path, text))
            assert list(validator(schema_for(path), known).iter_errors(keys)) == []
    stranger = {"title": "T", "started": "2026-02-01 12:00", "components": ["apps"]}
    (error,) = validator("incident", known).iter_errors(stranger)
    assert list(error.absolute_path) == ["components", 0]


@pytest.mark.parametrize("status", ["In progress", "identified", "in-progress", "UPDATE"])
def test_a_template_is_valid(tmp_path: Path, status: str) -> None:
    """A template with each of its keys reads, in whatever way its status is written."""
    text = (
        "title: S\ncomponents: [{id: api, name: A}]\n"
        "templates: [{id: a, title: 404, components: {api: Major Outage}, impact: Major, text: x, "
        f"status: {status}}}, {{id: b, components: [api]}}]\n"
    )
    known = content.load_settings(project(tmp_path, {"statuary.yml": text})).leaves
    for check in (validator("settings"), validator("settings", known)):
        for seen in (as_yaml(text), as_texts(text)):
            assert [error.message for error in check.iter_errors(seen)] == []
    wrong = as_yaml(text.replace(status, "begun").replace("[api]", "[apii]"))
    places = [
        list(error.absolute_path) for error in validator("settings", known).iter_errors(wrong)
    ]
    assert sorted(map(str, places)) == [
        "['templates', 0, 'status']",
        "['templates', 1, 'components', 0]",
    ]


@pytest.mark.parametrize(
    "line",
    [
        *("title: 404", "title: 1.10", "title: true", "title: no"),
        *("draft: true", "draft: Yes", 'draft: "no"', "pinned: FALSE", "draft:"),
        *("impact: MAJOR", "impact: none", "impact:"),
        *("ended: unknown", "ended: Unknown", "ended: 2026-02-02T12:00:00+01:00", "ended:"),
        *("started: ~2026-02-01 12:00Z", "started: 2026-02-01 12:00:30.5 utc"),
        *("components: {api: Major Outage}", "components: {7: partial-outage}"),
        *("components: [api, 7]", "components: [{component: api, status: unknown}]"),
        *("tags: [2026, true, 1.5, eu]", "tags:", "aliases: [2026-01-01, 42]"),
        *(
            "sources: [{url: HTTPS://example.com/}]",
            "sources: [{title: 42, published: 2026-02-01}]",
        ),
        *(
            f"reports: {{source: T, points: [{{at: 2026-02-01 12:00, count: {count}}}]}}"
            for count in ("0", '"19,000"', "19_000", "012")
        ),
    ],
)
def test_a_way_to_write_is_valid(tmp_path: Path, line: str) -> None:
    """What a key may look like beside the usual reads, and no editor marks it."""
    key = line.partition(":")[0]
    rest = {"title": "T", "started": "2026-02-01 12:00"}
    text = "\n".join([line, *(f"{name}: {said}" for name, said in rest.items() if name != key)])
    settings = "title: S\ncomponents: [{id: api, name: A}, {id: 7, name: B}]\n"
    assert content.load(project(tmp_path, {"statuary.yml": settings, "incidents/x.yaml": text}))
    known = content.load_settings(tmp_path).leaves
    for check in (validator("incident"), validator("incident", known), validator("front-matter")):
        for seen in (as_yaml(text), as_texts(text)):
            assert [error.message for error in check.iter_errors(seen)] == []


def test_every_kind_of_record_has_its_keys() -> None:
    """Each kind that the reader knows is one that the schema knows, with all keys of its model."""
    check = validator("incident")
    for word, model in KINDS.items():
        keys = {field.alias or name for name, field in model.model_fields.items()}
        errors = check.iter_errors({"kind": word.upper(), **dict.fromkeys(keys - {"kind"})})
        assert not [error for error in errors if "Additional properties" in error.message]
        (error,) = (
            error
            for error in check.iter_errors({**dict.fromkeys([*keys, "x"]), "kind": word})
            if "Additional properties" in error.message
        )
        assert "'x' was unexpected" in error.message
