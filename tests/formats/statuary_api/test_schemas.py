"""The schemas: valid, closed, told in words, and never changed without a word."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from statuary.formats.statuary_api.documents import SCHEMAS, outputs
from statuary.formats.statuary_api.schemas import Schema
from statuary.model import StatusPage
from statuary.timeline import snapshot
from tests.formats.showcase import FILES, NOW, built
from tests.formats.statuary_api import golden
from tests.formats.statuary_api.validation import check, documents, faults, schema_of
from tests.timeline import strategies

Site = dict[str, bytes]

MADE = {schema.output.path: schema.output.content() for schema in SCHEMAS}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build the project that has everything."""
    return built(tmp_path_factory.mktemp("site"))


def objects(schema: object, where: str = "$") -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every part of a schema that says what keys an object has."""
    if isinstance(schema, list):
        for index, item in enumerate(schema):
            yield from objects(item, f"{where}[{index}]")
    if isinstance(schema, dict):
        if "properties" in schema and "type" in schema:
            yield where, schema
        for key, value in schema.items():
            yield from objects(value, f"{where}.{key}")


def places(document: object) -> Iterator[dict[str, Any]]:
    """Give every object in a document, itself among them."""
    if isinstance(document, list):
        for item in document:
            yield from places(item)
    if isinstance(document, dict):
        yield document
        for value in document.values():
            yield from places(value)


def test_every_document_is_what_its_schema_says(site: Site) -> None:
    """Whatever hostile texts a project holds, its documents are valid, and name their schemas."""
    names = ("build", "incidents", "maintenances", "page", "statistics", "uptime")
    months = ("2025-12", "2026-01", "2026-02", "2026-03")
    assert sorted(check(site)) == sorted(
        f"api/statuary/{name}.json" for name in (*names, *(f"incidents/{m}" for m in months))
    )


@given(strategies.pages())
@settings(max_examples=20)
def test_documents_of_any_page_are_valid(page: StatusPage) -> None:
    """Nothing that a page can hold makes a document that its schema forbids."""
    found = {output.path: output for output in outputs(snapshot(page, strategies.NOW))}
    site = {path: output.content() for path, output in found.items() if path not in MADE}
    check({**site, **MADE})


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.name)
def test_schemas_are_valid_and_told(schema: Schema) -> None:
    """Each is a schema of its dialect, and says of each object and key what it means."""
    made = json.loads(schema.output.content())
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(made)
    for where, part in objects(made):
        assert part.get("description"), where
        for key, value in part["properties"].items():
            assert value.get("description"), f"{where}: {key}"


def test_schemas_are_closed(site: Site) -> None:
    """A key more or a key less, in any object of any document, is found."""
    for path, document in documents(site):
        schema = schema_of(site, path)
        kinds: set[frozenset[str]] = set()
        for number, each in enumerate(places(document)):
            if frozenset(each) in kinds:
                continue
            kinds.add(frozenset(each))
            more, less = copy.deepcopy(document), copy.deepcopy(document)
            list(places(more))[number]["unheard_of"] = 1
            assert faults(more, schema), f"{path}: object {number} takes any key"
            list(places(less))[number].popitem()
            assert faults(less, schema), f"{path}: object {number} need not have its keys"


def test_schemas_are_the_same_for_every_page(site: Site, tmp_path: Path) -> None:
    """A schema depends on the program alone."""
    small = built(tmp_path, {"statuary.yml": "title: S\n"}, NOW + 86_400)
    schemas = {path for path in site if path.startswith("api/statuary/schemas/")}
    assert len(schemas) == len(SCHEMAS)
    assert {path: small[path] for path in schemas} == {path: site[path] for path in schemas}


def test_published_schemas_do_not_change() -> None:
    """What programs were promised stays so, but for keys that are added."""
    now = golden.made()
    published = golden.published()
    assert set(published) >= set(now), f"a schema is new: run `{golden.COMMAND}` and commit it"
    for name, text in now.items():
        assert published[name] == text, (
            f"the published schema {name} has changed. If keys were only added, run "
            f"`{golden.COMMAND}` and commit what it writes. Whatever else changed breaks "
            "programs: give the document a new `version` in its `Schema` first."
        )


def test_texts_that_hurt_are_kept(tmp_path: Path) -> None:
    """Long texts, Windows line ends and characters of all kinds come through as they are."""
    body = "\n".join(["]]> \u202e שלום 👩‍👩‍👧 \\ \" '", "x" * 10_000, "- a", "- b"])
    record = (
        f"---\ntitle: T\ncomponents: [api]\n---\n## Investigating @ 2026-03-10 09:00Z\n{body}\n"
    )
    site = built(tmp_path, {**FILES, "incidents/texts.md": record.replace("\n", "\r\n")})
    check(site)
    found = json.loads(site["api/statuary/incidents.json"])["incidents"]
    (update,) = next(each for each in found if each["id"] == "texts")["updates"]
    assert update["body"]["markdown"] == body
    assert "<li>b</li>" in update["body"]["html"]
