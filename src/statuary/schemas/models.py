"""A model → the schema of the mapping that it is written as."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import core_schema

Schema = dict[str, Any]

# No value, said so that no editor proposes to write `null`.
NOTHING = MappingProxyType({"not": {"type": ["array", "boolean", "number", "object", "string"]}})

_PREFIX = "#/definitions/"


class _AsWritten(GenerateJsonSchema):
    """Makes schemas of texts in files: a key without a value counts as left out."""

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return or_nothing(self.generate_inner(schema["schema"]))

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:
        del schema
        return False


def of_model(model: type[BaseModel]) -> tuple[Schema, Schema]:
    """Give a model's schema, and by name the definitions of what contains itself.

    All else that it is made of stands where it is used, so that a description of a key may stand
    beside: next to a reference nothing else counts.
    """
    made = model.model_json_schema(
        ref_template=f"{_PREFIX}{{model}}", schema_generator=_AsWritten, mode="validation"
    )
    parts: Schema = made.pop("$defs", {})
    needed: Schema = {}
    return _filled(made, parts, (), needed), needed


def or_nothing(schema: Schema) -> Schema:
    """Let a key stand without a value."""
    if "if" in schema:
        return {**schema, "else": or_nothing(schema["else"])}
    if "anyOf" in schema:
        return {**schema, "anyOf": [*schema["anyOf"], {**NOTHING}]}
    if schema.get("type") in ("array", "object"):
        return {**schema, "type": [schema["type"], "null"]}
    said = {"description": schema["description"]} if "description" in schema else {}
    return {"anyOf": [{key: schema[key] for key in schema if key not in said}, {**NOTHING}], **said}


def _filled(node: Any, parts: Schema, within: tuple[str, ...], needed: Schema) -> Any:
    """Put the parts in the place of references to them."""
    if isinstance(node, list):
        return [_filled(each, parts, within, needed) for each in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        name = node["$ref"].removeprefix(_PREFIX)
        if name in within:
            if name not in needed:
                needed[name] = {}  # So that the way round ends.
                needed[name] = _filled(parts[name], parts, (name,), needed)
            return {"$ref": node["$ref"]}
        node = {**parts[name], **{key: node[key] for key in node if key != "$ref"}}
        within = (*within, name)
    ways = node.get("anyOf", [])
    if len(ways) == 2 and "$ref" in ways[0] and ways[1] == NOTHING:
        part = _filled(ways[0], parts, within, needed)
        return {**or_nothing(part), **{key: node[key] for key in node if key != "anyOf"}}
    return {
        # The name of a class is nothing to its readers; a key may well be called `title`.
        key: {each: _filled(node[key][each], parts, within, needed) for each in node[key]}
        if key == "properties"
        else _filled(value, parts, within, needed)
        for key, value in node.items()
        if key != "title"
    }
