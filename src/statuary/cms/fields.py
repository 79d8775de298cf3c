"""The keys of a model as fields of a form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from statuary.model import (
    Component,
    ComponentStatus,
    Group,
    Impact,
    IncidentStatus,
    MaintenanceStatus,
    Settings,
)
from statuary.schemas.models import of_model
from statuary.wording import Wording

Field = dict[str, Any]
Word = ComponentStatus | IncidentStatus | MaintenanceStatus | Impact

_WORDING = Wording("en", "UTC")
_FIRST_SENTENCE = re.compile(r".*?[.:](?= |$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Fields:
    """Makes fields of the keys of a model, for a page with these settings."""

    model: type[BaseModel]
    settings: Settings

    def line(self, key: str, **more: Any) -> Field:
        """Give a field of one line; what may stand there is what the model reads."""
        return self._field(key, "string", **self._pattern(key), **more)

    def text(self, key: str, **more: Any) -> Field:
        """Give a field of many lines, whose Markdown stays as it is typed."""
        return self._field(key, "text", **more)

    def instant(self, key: str, **more: Any) -> Field:
        """Give a field for an instant, which `statuary.js` writes in the page's time zone."""
        zone = self.settings.timezone
        hint = f"{self._hint(key)} Without an offset it is in {zone}."
        return self._field(key, "instant", hint=hint, **self._pattern(key), timezone=zone, **more)

    def flag(self, key: str, **more: Any) -> Field:
        """Give a switch."""
        return self._field(key, "boolean", **more)

    def tags(self, key: str, **more: Any) -> Field:
        """Give a field for words with commas between."""
        return self._field(key, "list", allow_add=True, **more)

    def choice(self, key: str, words: Iterable[Word], **more: Any) -> Field:
        """Give a choice of words."""
        return self._field(key, "select", options=_options(words), **more)

    def statuses(self, key: str, **more: Any) -> Field:
        """Give a field that puts the status of a component beside each component."""
        known = components(self.settings.components)
        return self._field(
            key,
            "component-statuses",
            **({"components": known} if known else {}),
            statuses=_options(ComponentStatus),
            **more,
        )

    def chosen_components(self, key: str, **more: Any) -> Field:
        """Give a choice of any number of components."""
        return self._field(
            key, "select", multiple=True, options=components(self.settings.components), **more
        )

    def nested(self, key: str, widget: str, fields: list[Field], **more: Any) -> Field:
        """Give a field that holds others: an object, or a list of such."""
        return self._field(key, widget, **more, fields=fields)

    def _field(self, key: str, widget: str, **more: Any) -> Field:
        required = self._by_key(key).is_required()
        said = {"name": key, "label": key.capitalize(), "widget": widget, "required": required}
        return {**said, "hint": self._hint(key), **more}

    def _hint(self, key: str) -> str:
        """Give the first sentence of a key's description; the rest is for those who write YAML."""
        found = _FIRST_SENTENCE.match(self._by_key(key).description or "")
        return found[0].rstrip(":.") + "." if found else ""

    def _pattern(self, key: str) -> dict[str, list[str]]:
        made: dict[str, Any] = of_model(self.model)[0]["properties"][key]
        said = made if "pattern" in made else made["anyOf"][0]
        return {"pattern": [said["pattern"], said["errorMessage"].rstrip(".")]}

    def _by_key(self, key: str) -> Any:
        fields = self.model.model_fields
        return next(field for name, field in fields.items() if key == (field.alias or name))


def components(parts: Iterable[Component | Group], within: str = "") -> list[Field]:
    """Give all components as options, each named with the groups that it is in."""
    found: list[Field] = []
    for part in parts:
        if isinstance(part, Group):
            found += components(part.components, f"{within}{part.name} / ")
        else:
            found.append({"label": f"{within}{part.name}", "value": part.id})
    return found


def _options(words: Iterable[Word]) -> list[Field]:
    return [{"label": _WORDING.word(word), "value": word.value} for word in words]
