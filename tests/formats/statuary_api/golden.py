"""The schemas as they were published, for comparison; run this module to write them anew."""

from __future__ import annotations

from pathlib import Path

from statuary.formats.statuary_api.documents import SCHEMAS

FOLDER = Path(__file__).parent / "schemas"
COMMAND = "python -m tests.formats.statuary_api.golden"


def published() -> dict[str, str]:
    """Give the committed schemas by the names of their files."""
    return {path.name: path.read_text("utf-8") for path in sorted(FOLDER.glob("*.json"))}


def made() -> dict[str, str]:
    """Give the schemas as they are now."""
    return {Path(schema.path).name: schema.output.content().decode() for schema in SCHEMAS}


def refresh() -> None:
    """Write the schemas as they are now; those of older versions stay."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in made().items():
        (FOLDER / name).write_text(text, "utf-8")


if __name__ == "__main__":
    refresh()
