"""Projects of which nothing reads, so that what is wrong with them quotes foreign texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.clients.hostile_names import on_disk
from tests.clients.hostile_sites import written
from tests.clients.hostile_texts import one_line

_LONGEST = 200  # what of a text a key may be made of


def flawed(texts: Mapping[int, str]) -> dict[str, str | bytes]:
    """Give a project with these texts in names of files, keys, values and whole files."""
    files: dict[str, str | bytes] = {
        "statuary.yml": written(_settings(one_line(text)[:_LONGEST] for text in texts.values()))
    }
    for number, text in texts.items():
        flat, name = one_line(text)[:_LONGEST], on_disk(text)
        folder = f"incidents/{number}"
        raw = text.encode(errors="surrogatepass")
        files |= {
            f"{folder}/{name}.yaml": written(_incident(flat, text.encode("utf-8", "ignore"))),
            f"{folder}/{name}.txt": "",
            f"{folder}/work.yaml": written(_maintenance(flat)),
            f"{folder}/kind.yaml": written({"kind": flat, "title": "x"}),
            f"{folder}/raw.yaml": raw,
            f"{folder}/front.md": b"---\n" + raw + b"\n---\n",
            f"{folder}/body.md": f"---\ntitle: x\n---\n## {flat} @ {flat} {{{flat}}}\n## {flat}\n",
            f"static/{number}/{name}": "",
            f"templates/{number}/{name}.html": "{{ " + flat,
            f"templates/{number}/tag.html": f"{{% {flat} %}}",
            f"templates/{number}/raw.html": raw,
        }
    return files


def _settings(texts: Any) -> dict[str, Any]:
    """Give settings in which each text stands as a key and in a component."""
    flats = dict.fromkeys(texts)
    first = next(iter(flats))
    components = [
        {"id": flat, "name": flat, "url": flat, "slo": flat, "since": flat, flat: flat}
        for flat in flats
    ]
    keys = ("url", "hub", "timezone", "language", "since", "as_of", "freshness")
    return {
        **dict.fromkeys(flats, first),
        "title": "x",
        **dict.fromkeys(keys, first),
        "uptime": {"formula": first, "maintenance": first, "windows": [first], first: first},
        "theme": {"accent": first, "logo": first, "css": first, "header": [{"url": first}]},
        "check": {"rules": {first: first, "contrast": first}, "exceptions": [{"rules": [first]}]},
        "templates": [{"id": flat, "components": [flat], "status": flat} for flat in flats],
        "components": components,
    }


def _incident(flat: str, text: bytes) -> dict[str, Any]:
    update = {"at": flat, "status": flat, "components": {flat: flat}, flat: flat}
    keys = ("id", "started", "ended", "impact", "draft", "pinned")
    return {
        "title": text.decode(),
        **dict.fromkeys(keys, flat),
        flat: flat,
        "components": {flat: flat},
        "updates": [update],
        "aliases": [flat],
        "allow": [flat],
        "sources": [{"url": flat, "published": flat, flat: flat}],
        "reports": {"source": "x", "points": [{"at": flat, "count": flat}]},
    }


def _maintenance(flat: str) -> dict[str, Any]:
    return {
        "kind": "maintenance",
        "title": "x",
        "window": {"from": flat, "until": flat},
        "repeats": flat,
        "components": [flat],
        "impact": flat,
        "updates": [{"at": flat, "status": flat}],
    }
