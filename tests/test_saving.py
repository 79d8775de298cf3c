"""Replacing what people wrote: whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from statuary.errors import EditError
from statuary.saving import save


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    """The new bytes are there, the mode is as it was, and nothing else is left behind."""
    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    file.chmod(0o640)
    save(file, b"new", b"old")
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_a_new_file_takes_nobodys_place(tmp_path: Path) -> None:
    """A file is made with its folder, and never over another one."""
    file = tmp_path / "incidents" / "a.md"
    save(file, b"mine", None)
    with pytest.raises(EditError, match="there already"):
        save(file, b"other", None)
    assert file.read_bytes() == b"mine"
    assert list(file.parent.iterdir()) == [file]


def test_what_somebody_else_wrote_meanwhile_stays(tmp_path: Path) -> None:
    """A file that is not as it was read is not replaced."""
    file = tmp_path / "a.md"
    file.write_bytes(b"theirs")
    with pytest.raises(EditError, match="changed by somebody else"):
        save(file, b"mine", b"old")
    assert file.read_bytes() == b"theirs"


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    """A folder that cannot be one is an error that names the file."""
    (tmp_path / "incidents").write_bytes(b"")
    with pytest.raises(EditError, match="cannot write"):
        save(tmp_path / "incidents" / "a.md", b"x", None)
