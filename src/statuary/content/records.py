"""A file under `incidents/` → a record, and the ids that it takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from statuary.content.dear_texts import dear_texts
from statuary.content.decode import decode
from statuary.content.files import ContentFile, read_bytes
from statuary.content.flaws import Flaw, Mark, Outcome, first_of, together
from statuary.content.nodes import Mapping, Scalar, Sequence
from statuary.content.shape import keys
from statuary.content.trees import read_tree
from statuary.errors import InvalidError, Problem, did_you_mean
from statuary.model import Frame, Incident, Maintenance, Notice
from statuary.model.text import check_slug

Kind = type[Incident] | type[Maintenance] | type[Notice]

KINDS: MappingProxyType[str, Kind] = MappingProxyType(
    {"incident": Incident, "maintenance": Maintenance, "notice": Notice}
)


class Claim(NamedTuple):
    """An id or an alias that a record takes, and where it says so."""

    id: str
    mark: Mark


class RecordReading(NamedTuple):
    """What was read from a record's file; `record` is None if anything is wrong with it.

    `data` are the file's bytes, none if it could not be opened. `seems_draft` tells of a file that
    does not read whether it says legibly that it is a draft.
    """

    path: str
    record: Incident | Maintenance | Notice | None = None
    data: bytes = b""
    claims: tuple[Claim, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    seems_draft: bool = False

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in the file, as far as it is told."""
        return tuple(flaw.on(self.path) for flaw in first_of(self.flaws))

    @property
    def is_draft(self) -> bool:
        """Whether it is a draft; of a file that does not read, whether it says anything like it."""
        return self.seems_draft if self.record is None else self.record.draft


def read_record(file: ContentFile, frame: Frame) -> RecordReading:
    """Read the record in a file."""
    data = read_bytes(file)
    if data.value is None:
        return unopened(file, data.flaws)
    return reading_of(file, data.value, frame)


def unopened(file: ContentFile, flaws: tuple[Flaw, ...]) -> RecordReading:
    """Give the reading of a file whose bytes cannot be had, for the reasons given."""
    return RecordReading(file.path, claims=_claims(file.stem, None), flaws=flaws)


def reading_of(file: ContentFile, data: bytes, frame: Frame) -> RecordReading:
    """Read the record in a file that has these bytes; of the file, only its path matters."""
    tree = read_tree(file.path, data)
    if tree.value is None:
        return RecordReading(file.path, None, data, _claims(file.stem, None), tree.flaws)
    if not isinstance(tree.value, Mapping):
        flaw = Flaw(tree.value.mark, "this file has no keys", "write lines such as `title: …`")
        claims = _claims(file.stem, None)
        return RecordReading(file.path, None, data, claims, (*tree.flaws, flaw))
    claims = _claims(file.stem, tree.value)
    record = _record(file, tree.value, tree.flaws, frame)
    if record.value is None:
        draft = _seems_draft(tree.value)
        return RecordReading(file.path, None, data, claims, record.flaws, draft)
    return RecordReading(file.path, record.value, data, claims)


def _record(
    file: ContentFile, tree: Mapping, faulty: tuple[Flaw, ...], frame: Frame
) -> Outcome[Incident | Maintenance | Notice]:
    """Read the record that a tree is of; what is wrong with the tree is wrong with the record."""
    given, named = _id(file, tree)
    kind = _kind(tree)
    if kind.value is None:
        return Outcome(None, (*faulty, *named, *kind.flaws))
    word = kind.value
    decoded: Outcome[Incident | Maintenance | Notice] = decode(
        KINDS[word], tree, frame, {**given, "kind": word}, _strangers(word)
    )
    flaws = together((*faulty, *named), decoded.flaws)
    if decoded.value is not None and not flaws:
        flaws = dear_texts(decoded.value, tree)
    return Outcome(None if flaws else decoded.value, flaws)


def _seems_draft(tree: Mapping) -> bool:
    said = tree.text("draft")
    return said is not None and said.text.strip().casefold() not in ("", "false", "no")


def _id(file: ContentFile, tree: Mapping) -> tuple[dict[str, str], tuple[Flaw, ...]]:
    """Give the id that follows from the file's name unless the file says one."""
    if tree.get("id") is not None:
        return {}, ()
    try:
        return {"id": check_slug(file.stem)}, ()
    except InvalidError as error:
        fault = error.faults[0]
        flaw = Flaw(
            Mark(),
            f"this file's name gives its id, but {fault.message}",
            f"{fault.hint}; rename the file, or write `id: …` in it",
        )
        # Any id will do, so that the rest of the file is read too.
        return {"id": "unnamed-file"}, (flaw,)


def _kind(tree: Mapping) -> Outcome[str]:
    written = tree.get("kind")
    if written is None:
        return Outcome("incident")
    if not isinstance(written, Scalar):
        return Outcome(
            None, (Flaw(written.mark, "`kind` must be one word", did_you_mean("", KINDS)),)
        )
    word = written.text.strip().casefold()
    if word in KINDS:
        return Outcome(word)
    flaw = Flaw(written.mark, f"`{written.text}` is not a kind", did_you_mean(word, KINDS))
    return Outcome(None, (flaw,))


@lru_cache(maxsize=len(KINDS))
def _strangers(kind: str) -> MappingProxyType[str, str]:
    """Give a hint for each key that only other kinds of records have."""
    return MappingProxyType(
        {
            key: f"`{key}` belongs to a record with `kind: {other}`"
            for other, model in reversed(tuple(KINDS.items()))
            for key in keys(model)
            if other != kind and key not in keys(KINDS[kind])
        }
    )


def _claims(stem: str, tree: Mapping | None) -> tuple[Claim, ...]:
    """Give the ids that a file takes, which stay taken also while the file does not read."""
    written = tree.text("id") if tree else None
    own = Claim(written.text.strip(), written.mark) if written else Claim(stem, Mark())
    aliases = tree.get("aliases") if tree else None
    items = aliases.items if isinstance(aliases, Sequence) else ()
    return (
        own,
        *(
            Claim(alias.text, alias.mark)
            for alias in items
            if isinstance(alias, Scalar) and alias.text and alias.text != own.id
        ),
    )


def collisions(readings: Iterable[RecordReading]) -> Iterator[Problem]:
    """Report ids and aliases that are taken already, naming who has them."""
    taken: dict[str, tuple[str, Mark]] = {}
    for reading in readings:
        for claim in reading.claims:
            first = taken.setdefault(claim.id.casefold(), (reading.path, claim.mark))
            if first != (reading.path, claim.mark):
                yield Flaw(
                    claim.mark,
                    f"the id `{claim.id}` is already taken in {first[0]}, line {first[1].line}",
                    "give one of the two another `id`, or delete the alias",
                ).on(reading.path)
