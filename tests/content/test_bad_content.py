"""Every project under `fixtures/bad` states what is wrong with it in its `expected.txt`.

A project without settings gets some that are right, unless it holds a file `no-settings`.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.content.projects import SETTINGS, problems

BAD = Path(__file__).parent / "fixtures" / "bad"
EXPECTED = "expected.txt"
REFRESH = "STATUARY_REFRESH=1 .venv/bin/pytest tests/content/test_bad_content.py"


@pytest.mark.parametrize("case", sorted(path.name for path in BAD.iterdir()))
def test_bad_content_is_explained(case: str, tmp_path: Path) -> None:
    """A project that does not read says where, why and what to write, word for word."""
    root = shutil.copytree(BAD / case, tmp_path / case)
    if not any((root / name).exists() for name in ("statuary.yml", "statuary.yaml", "no-settings")):
        (root / "statuary.yml").write_text(SETTINGS, "utf-8")
    found = "".join(f"{problem}\n" for problem in problems(root))
    expected = BAD / case / EXPECTED
    if os.environ.get("STATUARY_REFRESH"):
        expected.write_text(found, "utf-8")
    assert found
    assert found == expected.read_text("utf-8"), f"if this is right, refresh with: {REFRESH}"
