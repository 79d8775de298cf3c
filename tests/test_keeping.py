"""Values that are kept from one run to the next."""

from __future__ import annotations

import pickle
import sys
import tempfile
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statuary import content, keeping
from statuary.keeping import PARTS, SEAL, Keeping, part_of, pickled
from statuary.model import Incident, Instant


class Colour(IntEnum):
    """A colour."""

    RED = 1


@dataclass(frozen=True, slots=True)
class Card:
    """A card, of which equal ones are one."""

    colour: Colour


@lru_cache(maxsize=8)
def card(colour: Colour) -> Card:
    """Give a card."""
    return Card(colour)


class Hand(NamedTuple):
    """Some cards, and since when they are held."""

    cards: tuple[Card, ...]
    since: Instant


MAKERS: keeping.Makers = {Hand: Hand, Card: card, Colour: Colour}
HAND = Hand((card(Colour.RED),), Instant(7, approximate=True))


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of all that is kept, in caches that are empty before."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    return tmp_path / "caches" / "statuary"


def _keeping(
    root: Path, *basis: object, kind: str = "hands", makers: keeping.Makers = MAKERS
) -> Keeping[str, Any]:
    return Keeping(root / "p", kind, basis, makers)


def _keep(root: Path, *basis: object, **values: object) -> None:
    kept = _keeping(root, *basis)
    for key, value in values.items():
        kept.ask(key, value)
    kept.keep()


@pytest.mark.usefixtures("shelf")
def test_what_was_asked_for_is_known_the_next_time(tmp_path: Path) -> None:
    """A value comes back as an equal one, and what nobody asks for any more is forgotten."""
    assert _keeping(tmp_path).is_empty
    record = Incident(id="a", title="A", started=Instant(5))
    _keep(tmp_path, hand=HAND, record=record, other=(1, "two", None))
    kept = _keeping(tmp_path)
    assert not kept.is_empty
    assert [kept.known(key) for key in ("hand", "record", "other", "none")] == [
        *(HAND, record, (1, "two", None)),
        None,
    ]
    kept.ask("hand", kept.known("hand"))
    kept.keep()
    assert [_keeping(tmp_path).known(key) for key in ("hand", "record")] == [HAND, None]


@pytest.mark.usefixtures("shelf")
def test_a_value_is_made_again_in_the_way_of_its_class(tmp_path: Path) -> None:
    """A class whose equal values are one keeps them one."""
    _keep(tmp_path, hand=HAND)
    known: Hand | None = _keeping(tmp_path).known("hand")
    assert known is not None
    assert known is not HAND
    assert known.cards[0] is HAND.cards[0]


@pytest.mark.usefixtures("shelf")
def test_what_depends_on_something_else_is_unknown(tmp_path: Path) -> None:
    """Another basis, kind or project knows nothing of it."""
    _keep(tmp_path, "1", hand=HAND)
    assert _keeping(tmp_path, "1").known("hand") == HAND
    assert _keeping(tmp_path, "2").is_empty
    assert _keeping(tmp_path, "1", kind="others").is_empty
    assert _keeping(tmp_path / "other", "1").is_empty


@pytest.mark.usefixtures("shelf")
def test_a_part_may_be_pickled_elsewhere(tmp_path: Path) -> None:
    """A part that is taken over is asked for as a whole, and kept."""
    kept = _keeping(tmp_path)
    part = pickled({"hand": HAND}, MAKERS)
    assert kept.take(part_of("hand"), part) == {"hand": HAND}
    kept.keep()
    assert _keeping(tmp_path).known("hand") == HAND


class _Foreign:
    def __reduce__(self) -> Any:
        return print, ("obeyed",)


@pytest.mark.parametrize("inner", [_Foreign(), sys.exit, content.load, replace, Path("a"), HAND])
def test_a_pickle_that_was_made_up_is_not_obeyed(
    tmp_path: Path, shelf: Path, capsys: pytest.CaptureFixture[str], inner: object
) -> None:
    """Also with the right seal nothing but the model's values and those of some classes is made."""
    kept = _keeping(tmp_path, makers={})
    kept.ask("hand", 1)
    kept.keep()
    body = pickle.dumps([pickle.dumps({"hand": inner})] * PARTS)
    _file(shelf).write_bytes(kept.seal(body) + body)
    assert _keeping(tmp_path, makers={}).is_empty
    assert not capsys.readouterr().out


def test_a_seal_is_of_all_that_is_kept(tmp_path: Path, shelf: Path) -> None:
    """A digest of the contents alone does not pass for a seal."""
    _keep(tmp_path, hand=HAND)
    body = pickle.dumps([pickle.dumps({"hand": 1})] * PARTS)
    _file(shelf).write_bytes(blake2b(body, digest_size=SEAL).digest() + body)
    assert _keeping(tmp_path).is_empty


@given(st.data())
def test_what_is_damaged_is_unknown(data: st.DataObject) -> None:
    """Cut off or with a byte more, nothing of it is believed."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", f"{folder}/caches")
        root = Path(folder)
        _keep(root, hand=HAND)
        file = _file(Path(folder, "caches", "statuary"))
        whole = file.read_bytes()
        at = data.draw(st.integers(0, len(whole) - 1))
        damaged = data.draw(st.sampled_from([whole[:at], whole[:at] + b"x" + whole[at:]]))
        file.write_bytes(damaged)
        assert _keeping(root).is_empty


def _file(shelf: Path) -> Path:
    (file,) = shelf.glob("*.kept")
    return file
