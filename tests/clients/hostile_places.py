"""The places of a project's files where something is written, as the model has them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, TypeAdapter

from statuary.content.records import KINDS
from statuary.content.shape import Shape, keys, shape_of_model
from statuary.model import Frame, Settings

DOCUMENTS: tuple[type[BaseModel], ...] = (Settings, *KINDS.values())


@dataclass(frozen=True, order=True)
class Place:
    """A key of a model under which a text stands, or a list of texts."""

    model: str
    key: str


def places() -> dict[Place, type[BaseModel]]:
    """Give all places that there are, each with its model."""
    found: dict[Place, type[BaseModel]] = {}
    seen: set[type[BaseModel]] = set()
    waiting = [*DOCUMENTS]
    while waiting:
        model = waiting.pop()
        if model in seen:
            continue
        seen.add(model)
        for key, shape in keys(model).items():
            held = [each for _, each in (*shape.models, *(shape.item or Shape()).models)]
            waiting += held
            if not held:
                found[Place(model.__name__, key)] = model
    return found


def filled(files: Mapping[str, str]) -> Iterator[tuple[Place, str]]:
    """Give the places of a project that something stands in, each with what does.

    All of its files are YAML that JSON is too.
    """
    for path, text in files.items():
        if path == "statuary.yml":
            yield from _below(shape_of_model(Settings), json.loads(text))
        elif path.startswith("incidents/") and path.endswith(".yaml"):
            record = json.loads(text)
            yield from _below(shape_of_model(KINDS[record["kind"]]), record)


def _below(shape: Shape, value: Any) -> Iterator[tuple[Place, str]]:
    if shape.holds_changes and isinstance(value, dict):
        value = [{"component": key, "status": status} for key, status in value.items()]
    if isinstance(value, list):
        for item in value:
            yield from _below(shape.item or Shape(), item)
        return
    model = next(each for _, each in shape.models if {*value} <= {*keys(each)})
    for key, inner in value.items():
        under = keys(model)[key]
        if under.is_text or (under.item is not None and under.item.is_text):
            texts = inner if isinstance(inner, list) else [inner]
            yield from ((Place(model.__name__, key), text) for text in texts)
        else:
            yield from _below(under, inner)


def taken(place: Place, texts: Iterable[str]) -> tuple[str, ...]:
    """Give those of some texts that may stand in a place, on a page with the component `part-0`."""
    model = places()[place]
    field = next(
        field for name, field in model.model_fields.items() if (field.alias or name) == place.key
    )
    annotation: Any = field.annotation
    if field.metadata:
        annotation = Annotated[(annotation, *field.metadata)]
    adapter: TypeAdapter[Any] = TypeAdapter(annotation)
    many = keys(model)[place.key].item is not None
    return tuple(text for text in texts if _reads(adapter, [text] if many else text))


def _reads(adapter: TypeAdapter[Any], value: object) -> bool:
    try:
        adapter.validate_python(value, context=Frame(components=("part-0",)))
    except ValueError:  # which pydantic's and our own errors are
        return False
    return True
