"""`api/statuary/build.json`: when the site was built, for whoever asks how old a page is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from statuary.formats.statuary_api.schemas import FOLDER, Document, Schema, write
from statuary.formats.statuary_api.vocabulary import Closed, Freshness, GeneratedAt, UnreadRecords
from statuary.model import ComponentStatus
from statuary.outputs import Output
from statuary.timeline import Snapshot
from statuary.wording import iso


class BuildDocument(Document):
    """When the site was built, and after how long that is too long ago."""

    generated_at: GeneratedAt
    freshness_seconds: Freshness
    closed: Closed
    unread_records: UnreadRecords
    status: Annotated[ComponentStatus, Field(description="The status of the page as a whole.")]


SCHEMA = Schema("build", BuildDocument)


@dataclass(frozen=True, slots=True)
class Build:
    """What the file takes; `instant` and `freshness` are in seconds."""

    instant: int
    freshness: int
    closed: bool
    unread: int
    status: ComponentStatus


def outputs(snapshot: Snapshot) -> Iterable[Output]:
    """Give the file."""
    build = Build(
        snapshot.instant,
        snapshot.freshness,
        snapshot.closed,
        snapshot.banner.unread,
        snapshot.banner.status,
    )
    yield Output(f"{FOLDER}build.json", _render, build)


def _render(build: Build) -> str:
    document: BuildDocument = {
        "$schema": SCHEMA.path,
        "generated_at": iso(build.instant),
        "freshness_seconds": build.freshness,
        "closed": build.closed,
        "unread_records": build.unread,
        "status": build.status,
    }
    return write(document)
