"""How incidents went, kept from one run to the next.

What was worked out of an incident is believed for an equal record of a page with the same
components, by the same program, and only from the instant on from which it stays as it is. What
the clock still changes is worked out each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, ParamSpec, TypeVar, cast

from statuary.digests import keep_digest, kept_digest
from statuary.keeping import Keeping, Makers
from statuary.model import Incident
from statuary.recall import Recall
from statuary.spans import Span
from statuary.timeline.background import Background
from statuary.timeline.courses import Course, course, settled
from statuary.timeline.facts import Affected, Named, StatusChange
from statuary.timeline.history import Interval
from statuary.timeline.incidents import Seen, incident_facts, incident_seen
from statuary.timeline.layers import Layer, happened
from statuary.timeline.states import State
from statuary.timeline.updates import Sequel, status_change

P = ParamSpec("P")
T = TypeVar("T")

KIND = "courses"


class _Kept(NamedTuple):
    """How an incident went, from when on that holds, and the digest of its facts."""

    since: int
    course: Course
    digest: bytes


@lru_cache(maxsize=1024)
def _named(id_: str, name: str) -> Named:
    """Name a component, as one value wherever it is named: it keeps its digest."""
    return Named(id_, name)


MAKERS: Makers = {
    **{each: each for each in (_Kept, Course, Layer, Span, Sequel, Affected, Interval, State)},
    Named: _named,
    StatusChange: status_change,
}


@contextmanager
def kept(root: Path, version: str) -> Iterator[Recall]:
    """Give a way to work out a page of the project in `root` that remembers earlier runs.

    `version` names the program, and has to change with it. What was not asked for is forgotten.
    """
    courses = KeptCourses(root, version)
    yield courses
    courses.keep()


class KeptCourses(Recall):
    """Recalls how incidents went that are settled, and nothing else."""

    def __init__(self, root: Path, version: str) -> None:
        self._root = root
        self._version = version
        self._background: Background | None = None
        self._kept: Keeping[bytes, _Kept] | None = None

    def __call__(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """See an incident against its background, unless it is known how it went."""
        if function is not cast("object", incident_seen):
            return function(*args, **kwargs)
        incident, background = cast("tuple[Incident, Background]", args)
        return cast("T", _seen(incident, background, self._against(background)))

    def keep(self) -> None:
        """Keep what was asked for, if that is not what is on the shelf, and let go of it here."""
        if self._kept is not None:
            self._kept.keep()
        self._kept = None

    def _against(self, background: Background) -> Keeping[bytes, _Kept]:
        """Give what is kept for a background, whatever its instant."""
        if self._kept is None or background is not self._background:
            basis = (self._version, background.components)
            self._kept = Keeping(self._root, KIND, basis, MAKERS)
            self._background = background
        return self._kept


def _seen(incident: Incident, background: Background, kept: Keeping[bytes, _Kept]) -> Seen:
    key = kept_digest(incident)
    known = kept.known(key)
    if known is not None:
        kept.ask(key, known)
        if known.since <= background.now:
            facts = incident_facts(incident, incident.in_order, known.course)
            keep_digest(facts, known.digest)
            return known.course.layers, facts
    said = happened(incident, background.now)
    gone = course(incident, said, background)
    facts = incident_facts(incident, said, gone)
    since = settled(incident, said, gone, background.now)
    if since is not None:
        kept.ask(key, _Kept(since, gone, kept_digest(facts)))
    return gone.layers, facts
