"""Names that are written from right to left, among words that are not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.browser.conftest import Open
from tests.formats.showcase import build, project

NAME = "شبكة"
MORE = "אתר 5"
COMPONENTS = [
    {"group": MORE, "id": "all", "components": [{"id": f"c{n}", "name": name}]}
    for n, name in enumerate((NAME, MORE, f"{NAME} (2)"))
]
COMPONENTS = [{**group, "id": f"g{n}"} for n, group in enumerate(COMPONENTS)]
RECORD = {
    "title": f"7 {NAME}!",
    "components": ["c0", "c1", "c2"],
    "tags": [NAME, "12", MORE],
    "sources": [{"title": MORE, "publisher": NAME, "published": "2026-03-01"}, {"publisher": NAME}],
    "started": "2026-03-10 11:00Z",
}
FILES = {
    "statuary.yml": json.dumps(
        {
            "title": NAME,
            "url": "https://status.example.com/",
            "since": "2026-03-01",
            "components": COMPONENTS,
        }
    ),
    "incidents/open.yaml": json.dumps(
        {
            **RECORD,
            "reports": {
                "source": NAME,
                "region": MORE,
                "points": [{"at": "2026-03-10 11:00Z", "count": "1"}],
            },
        }
    ),
    "incidents/upgrade.yaml": json.dumps(
        {
            "title": MORE,
            "kind": "maintenance",
            "components": ["c0", "c1"],
            "window": {"from": "2026-03-10 13:00Z", "until": "2026-03-10 14:00Z"},
        }
    ),
}
# Which pieces of a line stand before what is written before them.
DISORDER = """() => {
  const found = [];
  for (const element of document.querySelectorAll("body *")) {
    const { display } = getComputedStyle(element);
    if (!/^(block|inline|inline-block|list-item|table-cell)$/.test(display)) continue;
    if (element.closest("svg")) continue; // Shapes lie where they belong, in whatever order.
    let last, said;
    for (const node of element.childNodes) {
      const pieces = [];
      if (node.nodeType === 3) {
        for (const part of node.data.matchAll(/\\u2068[^\\u2069]*\\u2069|[^\\u2068\\u2069]*\\S/g)) {
          const range = document.createRange();
          range.setStart(node, part.index);
          range.setEnd(node, part.index + part[0].length);
          pieces.push([range, part[0]]);
        }
      } else if (node.nodeType === 1) {
        pieces.push([node, node.textContent]);
      }
      for (const [piece, text] of pieces) {
        for (const here of piece.getClientRects()) {
          if (!here.width || !here.height) continue;
          if (last && Math.abs(last.top - here.top) < 5 && here.left < last.right - 1) {
            found.push(`${text.trim()} before ${said.trim()}`);
          }
          [last, said] = [here, text];
        }
      }
    }
  }
  return found;
}"""


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "incidents/open/index.html",
        "incidents/upgrade/index.html",
        "components/c1/index.html",
        "history/2026/03/index.html",
        "maintenance/index.html",
        "subscribe/index.html",
        "embed/index.html",
    ],
)
def test_a_name_turns_nothing_around(tmp_path: Path, visit: Open, path: str) -> None:
    """On every page what is written first stands first, whatever script a name is in."""
    build(project(tmp_path, FILES))
    page = visit((tmp_path / "site" / path).as_uri(), viewport={"width": 1600, "height": 900})
    assert page.evaluate(DISORDER) == []
