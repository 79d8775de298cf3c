"""The keys of a model as tables: what each is for, what is written, and what else counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from docs.generator.markdown import code, table
from statuary.model.checking import RULE_IDS
from statuary.model.text import COMPONENT_FORMAT
from statuary.schemas.models import NOTHING, Schema, of_model
from statuary.times.length import Length

HEAD = ("key", "what", "value", "else")


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one mapping: the way to it, the model that reads it, and which are told."""

    way: str
    model: type[BaseModel]
    left_out: tuple[str, ...] = ()
    given: tuple[str, ...] = ()  # needed by the model, and filled in where a file leaves them out

    @property
    def table(self) -> str:
        """A row for each key."""
        return table(HEAD, self._rows())

    @property
    def within(self) -> Iterator[Keys]:
        """The mappings that are values here."""
        properties = of_model(self.model)[0]["properties"]
        for name, field in self._fields():
            if _has_keys(properties[name]):
                for model in _models(field.annotation):
                    yield Keys(f"{self.way}.{name}".removeprefix("."), model)

    def _fields(self) -> Iterator[tuple[str, FieldInfo]]:
        for name, field in self.model.model_fields.items():
            if name not in self.left_out:
                yield field.alias or name, field

    def _rows(self) -> Iterator[tuple[str, str, str, str]]:
        properties = of_model(self.model)[0]["properties"]
        for name, field in self._fields():
            needed = field.is_required() and name not in self.given
            otherwise = "**needed**" if needed else written(field)
            yield code(name), field.description or "", value(properties[name]), otherwise


def nested(keys: Keys) -> Iterator[Keys]:
    """Give a mapping and all that are in it, each once."""
    seen: set[type[BaseModel]] = set()
    waiting = [keys]
    while waiting:
        each = waiting.pop(0)
        if each.model not in seen:
            seen.add(each.model)
            yield each
            waiting = [*each.within, *waiting]


def value(schema: Schema) -> str:
    """Say how a value is written."""
    ways = [each for each in schema.get("anyOf", ()) if each != NOTHING]
    if ways:
        return value(ways[0])
    if schema.get("enum") == [*RULE_IDS]:
        return "the id of a [rule](rules.md)"
    if "propertyNames" in schema:
        return f"{_asked(schema['errorMessage'])}; {value(schema['additionalProperties'])}"
    if schema.get("format") == COMPONENT_FORMAT:
        return "the id of a component"
    if "errorMessage" in schema:
        return _asked(schema["errorMessage"])
    if "enum" in schema or "const" in schema:
        return ", ".join(code(_word(each)) for each in schema.get("enum") or [schema["const"]])
    if "items" in schema:
        return (
            "a list of mappings" if _has_keys(schema) else f"a list, each {value(schema['items'])}"
        )
    if "else" in schema:
        return value(schema["else"])
    return "a mapping" if "$ref" in schema or "properties" in schema else "a text"


def written(field: FieldInfo) -> str:
    """Give a default as a file would say it; nothing for one that a description tells."""
    default = field.default
    if isinstance(default, tuple):
        return ", ".join(code(each.text) for each in default if isinstance(each, Length))
    if isinstance(default, Length):
        return code(default.text)
    if isinstance(default, bool | Enum):
        return code(_word(default.value if isinstance(default, Enum) else default))
    if isinstance(default, int):  # the only numbers are weights, in thousandths
        return code(f"{default / 1000:g}")
    return code(default) if default and isinstance(default, str) else ""


def _word(word: object) -> str:
    return str(word).lower() if isinstance(word, bool) else str(word)


def _asked(message: str) -> str:
    """Give what a message for editors asks for, without asking."""
    if message.startswith("Ids have"):
        return "an id"
    asked = message.removeprefix("Write ").removeprefix("it ").removesuffix(".")
    return re.sub(r"(\{.*?\})", r"`\1`", asked)


def _has_keys(schema: Schema) -> bool:
    if "$ref" in schema or "properties" in schema:
        return True
    inner = [schema[key] for key in ("items", "then") if key in schema and "if" not in schema]
    inner += [schema["then"]] if "if" in schema and "anyOf" in schema["if"] else []
    inner += [each for each in schema.get("anyOf", ()) if each != NOTHING]
    return any(map(_has_keys, inner))


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)
