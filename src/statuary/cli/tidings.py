"""What the page says once a record is written, as honestly as can be known then."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from statuary.content import Reading
    from statuary.errors import Problem
    from statuary.model import StatusPage
    from statuary.recall import Recall


def tidings(
    reading: Reading, page: StatusPage, record: str, at: int, now: int, recall: Recall
) -> Iterator[str]:
    """Say what the page said and says, in lines; `page` is the one with the record.

    What the record says begins to hold at an instant, like `now` in seconds of UTC. Where some
    files do not read, there is no page without `--keep-going`: then it is told what it would say.
    """
    from statuary import timeline
    from statuary.wording import Wording

    shown = page.published
    before = timeline.snapshot(reading.page.published, now, recall)
    after = timeline.snapshot(shown, now, recall)
    if after.closed:
        yield "The page is closed, so it says nothing of now."
        return
    was, says = before.headline, after.headline
    if reading.problems:
        more = "" if after.banner.blind else ", as far as its files read"
        yield f"The page would say   {says}{more}"
    elif was == says:
        yield f"The page still says  {says}"
    else:
        yield f"The page said        {was}"
        yield f"The page now says    {says}"
    if all(each.id != record for each in shown.records):
        yield "This record is a draft, which the page does not show."
    elif at > now:
        wording = Wording(after.site.language, after.site.timezone)
        yield f"This holds from      {wording.instant(at)}, on"


def obstacle(problems: tuple[Problem, ...]) -> str:
    """Say that the page cannot be built, and the first reason; there is at least one."""
    many = len(problems) > 1
    count = f"{len(problems)} problems" if many else "1 problem"
    first = problems[0]
    return (
        f"{count} in {'other files keep' if many else 'another file keeps'} the page from being "
        "built: run `statuary check`.\n"
        f"    {first.path}:{first.line}:{first.column}: {first.message}\n"
        "    hint: `statuary build --keep-going` publishes what reads"
    )
