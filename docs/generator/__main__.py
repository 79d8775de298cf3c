"""Writes the documents that have changed: `make reference`."""

from __future__ import annotations

from pathlib import Path

from docs.generator import DOCUMENTS

FOLDER = Path(__file__).parents[1] / "reference"


def main() -> None:
    """Write each document that is not as the code makes it."""
    for name, document in DOCUMENTS.items():
        path, text = FOLDER / name, document()
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
