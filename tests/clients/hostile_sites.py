"""Projects whose every field carries foreign texts, or what alone it takes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from statuary.model.checking import RULE_IDS
from tests.clients.hostile_names import on_disk, publishable
from tests.clients.hostile_texts import (
    Marked,
    address,
    links,
    paragraphs,
    phrases,
    section,
    site_address,
)

TURNS = 6  # kinds of records, in each of two forms
_PICTURE = '<svg xmlns="http://www.w3.org/2000/svg"/>'


def project(texts: tuple[Marked, ...], title: Marked, turn: int = 0) -> dict[str, str]:
    """Give the files of a project of which every field has some of these texts in it.

    Each text is in a component and in a record, whose kind and form go by turns; so six projects
    with a `turn` of their own, from 0, have each text in each field.
    """
    settings = _settings(title)
    # What a file of any name leads to is the same on each page: it is enough on some sites.
    named = {} if texts else _static(title)
    settings["theme"] |= {key: name.removeprefix("static/") for key, name in _keys(named).items()}
    if texts:
        settings |= {
            "uptime": _COUNTING | {"weights": dict.fromkeys(_WEIGHED, "0.5")},
            "components": [_group(each, number) for number, each in enumerate(texts)],
            "templates": [_template(each, number) for number, each in enumerate(texts)],
        }
    files = {"statuary.yml": written(settings), **named}
    files |= {f"templates/assets/{name}.txt": "" for each in texts for name in _names(each)}
    for number, each in enumerate(texts):
        kind, form = divmod((number + turn) % TURNS, 2)
        record = _KINDS[kind](each, number)
        name = f"incidents/{number}/{on_disk(each.texts[0][1])}"
        files[f"{name}.md" if form else f"{name}.yaml"] = (
            _markdown(record) if form else written(record)
        )
    return files


def written(value: Any) -> str:
    """Write a document as YAML, which JSON is too."""
    return json.dumps(value, ensure_ascii=False)


def _markdown(record: Mapping[str, Any]) -> str:
    """Write a record with its texts below its keys."""
    below = ("summary", "updates", "postmortem", "body")
    front = written({key: value for key, value in record.items() if key not in below})
    parts = [f"---\n{front}\n---", section(record.get("summary") or record.get("body") or "")]
    for update in record.get("updates", ()):
        changes = written(update["components"]) if "components" in update else ""
        parts.append(f"## {update['status']} @ {update['at']} {changes}")
        parts.append(section(update["body"]))
    if "postmortem" in record:
        parts += ["## Postmortem", section(record["postmortem"])]
    return "\n\n".join(parts) + "\n"


_WEIGHED = ("major_outage", "partial_outage", "degraded_performance")
_COUNTING = {"maintenance": "up", "windows": ["24h", "30d"], "group": "worst"}


def _settings(title: Marked) -> dict[str, Any]:
    """Give settings without components; a closed record for some titles."""
    link = [{"name": title.line, "url": address(title)}]
    closed = {"as_of": "2026-03-10 12:00Z"} if title.shown[0][0] % 2 else {}
    return {
        "title": title.line,
        "url": site_address(title),
        "hub": address(title),
        "description": phrases(title),
        "timezone": "UTC",
        "language": "en",
        "since": "2026-01-01",
        **closed,
        "freshness": "24h",
        "uptime": _COUNTING | {"formula": "strict"},
        "theme": {"accent": "#1f4e8c", "accent_dark": "#8cf", "header": link, "footer": link},
        "check": {
            "silence": "24h",
            "rules": dict.fromkeys(RULE_IDS, "hint"),
            "exceptions": [
                {"records": [title.line], "rules": ["rare-tag"], "reason": title.line},
            ],
        },
    }


def _names(marked: Marked) -> list[str]:
    """Give names of files that have the texts in them."""
    return [f"qz{number}q{publishable(text)}zq{number}z" for number, text in marked.texts]


def _static(title: Marked) -> dict[str, str]:
    """Give the files that a theme names, each by a text."""
    return {
        f"static/{number}/{name}.{ending}": content
        for number, name in enumerate(_names(title) * 3)
        for ending, content in [(("svg", _PICTURE), ("ico", ""), ("css", "p{}"))[number % 3]]
    }


def _keys(files: Mapping[str, str]) -> dict[str, str]:
    """Give the first files of a kind under the keys that name them."""
    keys = {"logo": ".svg", "favicon": ".ico", "css": ".css"}
    return {
        key: next(name for name in files if name.endswith(ending))
        for key, ending in keys.items()
        if files
    }


def _template(each: Marked, number: int) -> dict[str, Any]:
    return {
        "id": f"prepared-{number}",
        "title": each.line,
        "components": [{"component": f"part-{number}", "status": "major_outage"}],
        "status": "investigating",
        "impact": "minor",
        "text": section(paragraphs(each)),
    }


def _group(each: Marked, number: int) -> dict[str, Any]:
    component = {
        "id": f"part-{number}",
        "name": each.line,
        "description": each.line,
        "url": address(each),
        "since": "2026-01-02",
        "until": "2027-01-01",
        "slo": "99.9",
    }
    return {
        "group": each.line,
        "id": f"group-{number}",
        "description": each.line,
        "components": [component],
    }


def _record(kind: str, each: Marked, number: int) -> dict[str, Any]:
    return {
        "id": f"{kind}-{number}",
        "title": each.line,
        "aliases": [f"old-{kind}-{number}"],
        "tags": [each.line],
        "sources": [
            {"title": each.line, "publisher": each.line, "url": address(each)},
            {"publisher": each.line, "published": "2026-03-10"},
            {"url": address(each)},
        ],
        "draft": "false",
        "pinned": "true" if number % 4 else "false",
        "allow": ["rare-tag"],
    }


def _incident(each: Marked, number: int) -> dict[str, Any]:
    over = {"ended": "2026-03-10 10:30Z"} if number % 5 == 0 else {}
    return {
        **_record("incident", each, number),
        "kind": "incident",
        "components": [{"component": f"part-{number}", "status": "major_outage"}],
        "started": "2026-03-10 09:00Z",
        **over,
        "impact": "major",
        "summary": phrases(each),
        "updates": [
            {"at": "2026-03-10 09:00Z", "status": "investigating", "body": links(each)},
            {
                "at": "2026-03-10 10:00Z",
                "status": "update",
                "components": {f"part-{number}": "partial_outage"},
                "body": paragraphs(each),
            },
        ],
        "postmortem": phrases(each),
        "reports": {
            "source": each.line,
            "region": each.line,
            "points": [{"at": f"2026-03-10 {hour}:00Z", "count": "9"} for hour in ("09", "10")],
        },
    }


def _maintenance(each: Marked, number: int) -> dict[str, Any]:
    again = {"repeats": "FREQ=WEEKLY;COUNT=2"} if number % 5 == 0 else {}
    return {
        **_record("work", each, number),
        "kind": "maintenance",
        "window": {"from": "2026-03-10 11:00Z", "until": "2026-03-10 13:00Z"},
        **again,
        "components": [f"part-{number}"],
        "impact": "minor",
        "summary": phrases(each),
        "updates": [
            {"at": "2026-03-10 11:00Z", "status": "in_progress", "body": links(each)},
            {"at": "2026-03-10 11:30Z", "status": "update", "body": paragraphs(each)},
        ],
        "postmortem": phrases(each),
    }


def _notice(each: Marked, number: int) -> dict[str, Any]:
    return {
        **_record("notice", each, number),
        "kind": "notice",
        "from": "2026-03-01",
        "until": "2026-03-20",
        "body": paragraphs(each) if number % 2 else links(each),
    }


_KINDS = (_incident, _maintenance, _notice)
