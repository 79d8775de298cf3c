"""Documents checked as a stranger would: by the schemas that they name, with formats."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator, FormatChecker

FOLDER = "api/statuary/"

FORMATS = FormatChecker(())


@FORMATS.checks("date-time", raises=ValueError)
def _is_instant(value: object) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


@FORMATS.checks("uri-reference", raises=ValueError)
def _is_address(value: object) -> bool:
    return not isinstance(value, str) or bool(urlsplit(value).path and " " not in value)


def documents(site: Mapping[str, bytes]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give all documents of a site by their paths, without the schemas."""
    for path, content in site.items():
        if path.startswith(FOLDER) and not path.startswith(f"{FOLDER}schemas/"):
            yield path, json.loads(content)


def schema_of(site: Mapping[str, bytes], path: str) -> dict[str, Any]:
    """Give the schema that a document names, from where the site publishes it."""
    reference = json.loads(site[path])["$schema"]
    schema: dict[str, Any] = json.loads(
        site[posixpath.normpath(posixpath.join(posixpath.dirname(path), reference))]
    )
    return schema


def faults(document: object, schema: dict[str, Any]) -> list[str]:
    """Say where a document is not what its schema promises."""
    validator = Draft202012Validator(schema, format_checker=FORMATS)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)]


def check(site: Mapping[str, bytes]) -> list[str]:
    """Check all documents of a site, and give their paths."""
    found = dict(documents(site))
    for path, document in found.items():
        wrong = faults(document, schema_of(site, path))
        assert not wrong, f"{path}: {wrong[:3]}"
    return list(found)
