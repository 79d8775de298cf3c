"""A project's own components, for an editor to propose wherever one is named."""

from __future__ import annotations

import re
from typing import Any

from statuary.errors import did_you_mean
from statuary.model import Component
from statuary.model.text import COMPONENT_FORMAT
from statuary.schemas.models import Schema

# What YAML takes for something else than a text unless it stands in quotes.
_NOT_A_TEXT = re.compile("[0-9][0-9a-fox]*|true|false|null")


def with_components(node: Any, components: tuple[Component, ...] | None) -> Any:
    """Give a schema in which these components are the only ones that may be named, None for any."""
    if isinstance(node, list):
        return [with_components(each, components) for each in node]
    if not isinstance(node, dict):
        return node
    if node.get("format") == COMPONENT_FORMAT:
        plain = {key: node[key] for key in node if key != "format"}
        return plain if components is None else _item(plain, components)
    if components is not None and node.get("propertyNames", {}).get("format") == COMPONENT_FORMAT:
        return _keys(node, components)
    return {key: with_components(value, components) for key, value in node.items()}


def _item(node: Schema, components: tuple[Component, ...]) -> Schema:
    said = {key: node[key] for key in node if key not in ("type", "pattern", "errorMessage")}
    ids = [each.id for each in components]
    proposed = {"enum": ids, "enumDescriptions": [_told(each) for each in components]}
    said["errorMessage"] = _no_other(ids)
    if any(map(_NOT_A_TEXT.fullmatch, ids)):
        return {**said, "anyOf": [proposed, {"type": ["number", "boolean", "null"]}]}
    return {**said, **proposed}


def _keys(node: Schema, components: tuple[Component, ...]) -> Schema:
    ids, status = [each.id for each in components], node["additionalProperties"]
    kept = {key: node[key] for key in node if key not in ("propertyNames", "additionalProperties")}
    properties = {each.id: {**status, "description": _told(each)} for each in components}
    # The language server finds no key that is a number or `true`, so it must let others through.
    others = status if any(map(_NOT_A_TEXT.fullmatch, ids)) else False
    only = {
        "properties": properties,
        "additionalProperties": others,
        "errorMessage": _no_other(ids),
    }
    return {**kept, "allOf": [only]}


def _no_other(ids: list[str]) -> str:
    return f"There is no such component; {did_you_mean('', ids) or 'none is known'}."


def _told(component: Component) -> str:
    if component.description:
        return f"{component.name}: {component.description}"
    return component.name
