"""What tests of publishing share."""

from __future__ import annotations

import os

import pytest


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait for the disk itself, which takes long and which no test here can ask."""
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)
