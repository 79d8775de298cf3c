"""The files of a project, each with its schema."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import MappingProxyType

from pydantic import BaseModel

from statuary.model import Component, Incident, Maintenance, Notice, Settings
from statuary.model.fragments import any_case, padded, words
from statuary.schemas.components import with_components
from statuary.schemas.models import Schema, of_model, or_nothing

DIALECT = "http://json-schema.org/draft-07/schema#"
MADE_BY = "Made by `statuary schema`: make it again rather than edit it."

_RECORDS: MappingProxyType[str, type[BaseModel]] = MappingProxyType(
    {"incident": Incident, "maintenance": Maintenance, "notice": Notice}
)


@dataclass(frozen=True, slots=True)
class Document:
    """What a schema is for: its name for the command, its file's, and how it is made."""

    name: str
    file: str
    make: Callable[[], Schema]


def render(document: Document, components: Iterable[Component] | None = None) -> str:
    """Write a document's schema. With components, no others may be named in it."""
    known = None if components is None else tuple(components)
    schema = with_components(document.make(), known)
    head = {"$schema": DIALECT, "$comment": MADE_BY}
    return json.dumps({**head, **schema}, indent=1) + "\n"


def _settings() -> Schema:
    schema, definitions = of_model(Settings)
    told = {"description": "A status page and how it counts."}
    return {**told, **_without(schema, "description"), "definitions": definitions}


def _yaml_record() -> Schema:
    told = {"description": "An incident, or by its `kind` a maintenance or a notice."}
    schema = _by_kind()
    incident = _innermost(schema)
    message = "An incident needs `updates`, or else `started`."
    incident["anyOf"] = [
        {"required": [key], "errorMessage": message} for key in ("updates", "started")
    ]
    return told | schema


def _front_matter() -> Schema:
    told = {
        "description": "The text below them may hold the summary, the updates and the postmortem.",
    }
    return told | _by_kind()


def _by_kind() -> Schema:
    """Give the keys of each kind of record. One that says nothing of its kind is an incident."""
    pattern = padded("|".join(map(any_case, _RECORDS)))
    kind = or_nothing(words(_RECORDS, pattern))
    kind["description"] = "What the record is; else an incident."
    chosen: Schema = {}
    for word, model in _RECORDS.items():
        schema = _without(of_model(model)[0], "description")
        schema["properties"] = {"kind": kind, **_without(schema["properties"], "kind")}
        # The name of the file is the id of a record that says none.
        schema["required"] = [key for key in schema["required"] if key not in ("id", "kind")]
        schema["properties"]["id"] = or_nothing(schema["properties"]["id"])
        said = {"type": "string", "pattern": padded(any_case(word))}
        test = {"required": ["kind"], "properties": {"kind": said}}
        chosen = {"if": test, "then": schema, "else": chosen} if chosen else schema
    return {"type": "object", **chosen}


def _innermost(schema: Schema) -> Schema:
    """Give the schema of what is of no other kind."""
    inner: Schema = schema["else"]
    return _innermost(inner) if "else" in inner else inner


def _without(schema: Schema, key: str) -> Schema:
    return {each: value for each, value in schema.items() if each != key}


DOCUMENTS = (
    Document("settings", "statuary.schema.json", _settings),
    Document("incident", "incident.schema.json", _yaml_record),
    Document("front-matter", "front-matter.schema.json", _front_matter),
)
