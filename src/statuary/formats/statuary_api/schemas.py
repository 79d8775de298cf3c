"""JSON Schemas of the documents, published beside them.

What a document holds is declared once, as a `TypedDict` in its module: the type checker compares
every key that is written with it, and pydantic makes the schema of it. A published schema may
gain keys; whoever changes the meaning of one, or takes one away, gives it the next version.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field
from typing_extensions import TypedDict

from statuary.errors import OutputError
from statuary.outputs import Output

if TYPE_CHECKING:
    from pydantic_core.core_schema import CoreSchema, TypedDictSchema

FOLDER = "api/statuary/"
DIALECT = "https://json-schema.org/draft/2020-12/schema"

Document = TypedDict(
    "Document",
    {"$schema": Annotated[str, Field(description="The way to this document's schema.")]},
)


@dataclass(frozen=True, slots=True)
class Schema:
    """The schema of a document: its name, its version and the type that it is made of."""

    name: str
    document: type
    version: int = 1

    @property
    def path(self) -> str:
        """Where the schema is published, relative to the documents' folder."""
        return f"schemas/{self.name}.v{self.version}.json"

    @property
    def output(self) -> Output:
        """The file that the schema is published as."""
        return Output(FOLDER + self.path, render_schema, self)


def render_schema(schema: Schema) -> str:
    """Make the schema. Every key is required, and no other one is allowed.

    Docstrings are part of it, so it raises `OutputError` where Python has left them out.
    """
    if __doc__ is None:
        raise OutputError(
            "Python was started with -OO, and so without the texts that schemas are made of.\n"
            "    hint: start it with -O, or with neither"
        )
    from pydantic import TypeAdapter
    from pydantic.json_schema import GenerateJsonSchema

    class Strict(GenerateJsonSchema):
        def typed_dict_schema(self, schema: TypedDictSchema) -> dict[str, Any]:
            return {**super().typed_dict_schema(schema), "additionalProperties": False}

        def field_title_should_be_set(self, schema: CoreSchema) -> bool:
            del schema
            return False

    made = TypeAdapter(schema.document).json_schema(schema_generator=Strict, mode="serialization")
    return json.dumps({"$schema": DIALECT, **made}, indent=1) + "\n"


def write(document: Mapping[str, object]) -> str:
    """Write a document as JSON: a line for each key, and in a list for each item.

    That is as small and as quick as on one line, and still shows what changed between two builds.
    """
    return (
        "{\n" + ",\n".join(f"{_text(key)}: {_lines(document[key])}" for key in document) + "\n}\n"
    )


def _lines(value: object) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(map(_text, value)) + "\n]"
    return _text(value)


# A document is a tree that was just made, and nothing in it holds itself.
_text = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
