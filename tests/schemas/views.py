"""A file of a project as editors see it."""

from __future__ import annotations

import json
import math
import re
from typing import Any

import yaml
from jsonschema import Draft7Validator

from statuary.model import Component
from statuary.schemas import DOCUMENTS, render

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*\r?$", re.MULTILINE | re.DOTALL)
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def validator(name: str, components: tuple[Component, ...] | None = None) -> Draft7Validator:
    """Give what checks documents by a schema."""
    document = next(each for each in DOCUMENTS if each.name == name)
    return Draft7Validator(json.loads(render(document, components)))


def schema_for(path: str) -> str:
    """Name the schema of a file by its path in a project."""
    if path == "statuary.yml":
        return "settings"
    return "front-matter" if path.endswith(".md") else "incident"


def keys_of(path: str, text: str) -> str:
    """Give what of a file is YAML."""
    front = _FRONT.match(text) if path.endswith(".md") else None
    return front[1] if front else text


def as_yaml(text: str) -> Any:
    """Read a text as editors do: plain values have the types of YAML 1.2."""
    return _value(yaml.compose(text, Loader=yaml.BaseLoader), _typed)


def as_texts(text: str) -> Any:
    """Read a text as the project does: whatever stands there is a text."""
    return _value(yaml.compose(text, Loader=yaml.BaseLoader), lambda plain: plain or None)


def _value(node: yaml.Node | None, plain: Any) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(value, plain) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, plain) for item in node.value]
    if node is None:
        return None
    assert isinstance(node, yaml.ScalarNode)
    return node.value if node.style else plain(node.value)


def _typed(text: str) -> Any:
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return text.casefold() == "true"
    if re.fullmatch("[-+]?[0-9]+", text):
        return int(text)
    if re.fullmatch("0o[0-7]+|0x[0-9A-Fa-f]+", text):
        return int(text, 0)
    if re.fullmatch(r"[-+]?\.(inf|Inf|INF)", text):
        return math.inf
    return float(text) if _NUMBER.fullmatch(text) else text
