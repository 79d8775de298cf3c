"""The reference in the documents is what the code says of itself."""

from __future__ import annotations

import pytest

from docs.generator import DOCUMENTS
from docs.generator.__main__ import FOLDER
from docs.generator.markdown import MADE


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_reference_is_current(name: str) -> None:
    """Each document that is made of the code is as the code makes it now."""
    assert (FOLDER / name).read_text("utf-8") == DOCUMENTS[name](), "make it with: make reference"


def test_every_made_document_is_known() -> None:
    """No document that says it was made is left over from what the code no longer has."""
    made = {path.name for path in FOLDER.glob("*.md") if MADE in path.read_text("utf-8")}
    assert made == {*DOCUMENTS}
