"""Nodes → a model's value, or everything that is wrong with them.

Nothing here knows a field: the model's class says which keys there are and how they read.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Given
from itertools import islice
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from statuary.content.flaws import MOST_TOLD, Flaw, Outcome, say_more, together
from statuary.content.messages import (
    say_error,
    say_listed_changes,
    say_not_a_text,
    say_nothing_given,
    say_too_long,
    say_unknown,
)
from statuary.content.nodes import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    descend,
    listed_changes,
    locate,
    locate_key,
)
from statuary.content.shape import Shape, location_of, shape_of_model
from statuary.errors import InvalidError
from statuary.model import Frame

M = TypeVar("M", bound=BaseModel)
Steps = tuple[str | int, ...]

_NONE: Given[str, str] = MappingProxyType({})


def decode(
    model: type[M],
    tree: Mapping,
    frame: Frame,
    given: Given[str, str] = _NONE,
    strangers: Given[str, str] = _NONE,
) -> Outcome[M]:
    """Read a mapping as a model.

    `given` are values that stand outside the mapping and win over it. `strangers` are hints
    for keys of the mapping that belong somewhere else.
    """
    flaws: list[Flaw] = []
    data = {**_plain(tree, shape_of_model(model), (), flaws), **given}
    try:
        value = model.model_validate(data, context=frame, by_alias=True, by_name=False)
    except ValidationError as error:
        errors = error.errors(include_url=False, include_input=False)
        told = (flaw for each in errors for flaw in _flaws_of(each, model, tree, strangers))
        found = [*islice(told, MOST_TOLD)]
        if len(errors) > MOST_TOLD:
            found.append(Flaw(tree.mark, *say_more(len(errors) - MOST_TOLD)))
        return Outcome(None, together(flaws, found))
    return Outcome(None if flaws else value, tuple(flaws))


def _plain(node: Node, shape: Shape, steps: Steps, flaws: list[Flaw]) -> Any:
    """Give a node as pydantic takes it, without what is left out."""
    if isinstance(node, Scalar):
        return node.text
    if shape.most is not None and len(node.parts) > shape.most:
        # What is beyond is not read, as it may be a whole file of it.
        flaws.append(Flaw(node.mark, *say_too_long(steps, len(node.parts), shape.most)))
        node = node.first(shape.most)
    if shape.is_text:
        flaws.append(Flaw(node.mark, *say_not_a_text(steps, node)))
        return ""
    if isinstance(node, Sequence):
        changes = listed_changes(node) if shape.holds_changes else None
        if changes:
            flaws.append(Flaw(node.mark, *say_listed_changes(steps, changes)))
            return {k.text: v.text for k, v in changes.entries if isinstance(v, Scalar) and v.text}
        return [
            _plain(item, shape.under(index), (*steps, index), flaws)
            for index, item in enumerate(node.items)
        ]
    data: dict[str, Any] = {}
    known = shape.known
    for key, value in node.entries:
        under = known.get(key.text)
        if isinstance(value, Scalar) and (under is not None or not shape.models):
            if not value.empty:
                data[key.text] = value.text
                continue
            if under is not None:
                continue
            flaws.append(Flaw(key.mark, *say_nothing_given(key.text)))
        # An unknown key is reported as such; what is under it does not matter then.
        data[key.text] = (
            _plain(value, under or shape.under(key.text), (*steps, key.text), flaws)
            if under is not None or not shape.models
            else ""
        )
    return data


def _flaws_of(
    error: Any, model: type[BaseModel], tree: Mapping, strangers: Given[str, str]
) -> Iterator[Flaw]:
    place = location_of(model, error["loc"])
    cause = error.get("ctx", {}).get("error")
    if isinstance(cause, InvalidError):
        for fault in cause.faults:
            yield Flaw(locate(tree, (*place.steps, *fault.at)), fault.message, fault.hint)
    elif error["type"] == "extra_forbidden":
        key = str(place.steps[-1])
        message, hint = say_unknown(key, place.around)
        if len(place.steps) == 1:
            hint = strangers.get(key, hint)
        yield Flaw(locate_key(tree, place.steps), message, hint)
    else:
        node = descend(tree, place.steps)[1]
        yield Flaw(node.mark, *say_error(error, place.steps, node, place.shape))
