"""What a model's annotations say about the tree that it is read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, Tag

from statuary.model import Change


@dataclass(frozen=True, slots=True)
class Shape:
    """What may stand at a place: keys of models, by the tag of each, or items; else a text.

    `most` is how many items there may be, None for any number.
    """

    models: tuple[tuple[str, type[BaseModel]], ...] = ()
    item: Shape | None = None
    most: int | None = None

    @property
    def is_text(self) -> bool:
        """Tell whether neither a mapping nor a list may stand here."""
        return not self.models and self.item is None

    @property
    def holds_changes(self) -> bool:
        """Tell whether `{component: status}` stands here, which a list of ids may shorten."""
        return self.item is not None and any(model is Change for _, model in self.item.models)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that may stand here."""
        return tuple(self.known)

    def knows(self, key: str) -> bool:
        """Tell whether a key may stand here."""
        return key in self.known

    @property
    def known(self) -> Mapping[str, Shape]:
        """The keys that may stand here, and what may stand under each."""
        return _joined(self.models)

    @property
    def required(self) -> tuple[str, ...]:
        """The keys that must stand here, of the first model if there are several."""
        fields = self.models[0][1].model_fields if self.models else {}
        return tuple(f.alias or name for name, f in fields.items() if f.is_required())

    def under(self, step: str | int) -> Shape:
        """Give the shape of an item or of a key's value."""
        if isinstance(step, int):
            return self.item or _TEXT
        return self.known.get(step, _TEXT)


_TEXT = Shape()


def shape_of_model(model: type[BaseModel]) -> Shape:
    """Give the shape of a mapping that becomes a model."""
    return Shape((("", model),))


@lru_cache(maxsize=64)
def keys(model: type[BaseModel]) -> Mapping[str, Shape]:
    """Give the keys of a model, as they are written, and what may stand under each."""
    model.model_rebuild()  # A model that contains itself has unresolved annotations until now.
    return MappingProxyType(
        {
            field.alias or name: replace(_shape_of(field.annotation), most=_most(field.metadata))
            for name, field in model.model_fields.items()
        }
    )


@lru_cache(maxsize=64)
def _joined(models: tuple[tuple[str, type[BaseModel]], ...]) -> Mapping[str, Shape]:
    """Give the keys of several models; of those that share one, the first has it."""
    joined: dict[str, Shape] = {}
    for _, model in models:
        joined = {**joined, **{k: shape for k, shape in keys(model).items() if k not in joined}}
    return MappingProxyType(joined)


def _most(metadata: Iterable[Any]) -> int | None:
    return next((each.max_length for each in metadata if hasattr(each, "max_length")), None)


def _shape_of(annotation: Any) -> Shape:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        shape = _shape_of(arguments[0])
        tag = next((extra.tag for extra in arguments[1:] if isinstance(extra, Tag)), None)
        return Shape(tuple((tag, model) for _, model in shape.models)) if tag else shape
    if origin in (Union, UnionType):
        shapes = [_shape_of(argument) for argument in arguments]
        models = tuple(model for shape in shapes for model in shape.models)
        return Shape(models, next((shape.item for shape in shapes if shape.item), None))
    if origin is tuple:
        return Shape(item=_shape_of(arguments[0]))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return shape_of_model(annotation)
    return _TEXT


@dataclass(frozen=True, slots=True)
class Location:
    """Where pydantic found an error: the steps to it, what may stand there and around it."""

    steps: tuple[str | int, ...]
    shape: Shape
    around: Shape


def location_of(model: type[BaseModel], loc: tuple[str | int, ...]) -> Location:
    """Follow one of pydantic's locations, in which the tags of unions stand between the steps."""
    steps: list[str | int] = []
    shape = around = shape_of_model(model)
    for step in loc:
        tagged = tuple(("", each) for tag, each in shape.models if tag and tag == step)
        if tagged:
            shape = Shape(tagged)
        else:
            steps.append(step)
            around, shape = shape, shape.under(step)
    return Location(tuple(steps), shape, around)
