"""The documents agree: what the records say is what the uptime rests on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from hypothesis import given, settings

from statuary.formats.statuary_api.documents import outputs
from statuary.model import ComponentStatus, StatusPage
from statuary.timeline import snapshot
from tests.timeline.strategies import NOW, pages

RANK = {status.value: status.severity for status in ComponentStatus}
FOREVER = "9999"


class Claim(NamedTuple):
    """What a record says of a component, in a span of texts that sort as instants do."""

    component: str
    record: str
    status: str
    start: str
    end: str

    def holds(self, at: str) -> bool:
        """Tell whether it is said of an instant."""
        return self.start <= at < self.end


def claims(documents: dict[str, Any]) -> Iterator[Claim]:
    """Give what all records say, as their documents have it."""
    months = (documents[each["path"]] for each in documents["incidents.json"]["months"])
    for incident in (incident for month in months for incident in month["incidents"]):
        for affected in incident["affected"]:
            for span in affected["intervals"]:
                assert (span["until"] is None) == span["ongoing"]
                yield Claim(
                    affected["component"]["id"],
                    incident["id"],
                    span["status"],
                    span["from"],
                    span["until"] or FOREVER,
                )
    for work in documents["maintenances.json"]["maintenances"]:
        assert work["windows_left_out"] == 0
        for component in work["components"]:
            for span in (span for window in work["windows"] for span in window["active"]):
                end = span["until"] or FOREVER
                said = ComponentStatus.UNDER_MAINTENANCE.value
                yield Claim(component["id"], work["id"], said, span["from"], end)


@given(pages())
@settings(max_examples=30)
def test_uptime_rests_on_what_records_say(page: StatusPage) -> None:
    """At every edge a component has the worst status that any record gives it, by those records."""
    made = {output.path: output for output in outputs(snapshot(page, NOW))}
    documents = {
        path.removeprefix("api/statuary/"): json.loads(output.content())
        for path, output in made.items()
    }
    said = list(claims(documents))
    uptime, statistics = documents["uptime.json"], documents["statistics.json"]
    for component, own in zip(uptime["components"], statistics["components"], strict=True):
        record = own["windows"][-1]
        mine = [claim for claim in said if claim.component == component["id"]]
        intervals = component["intervals"]
        edges = {each["from"] for each in intervals} | {each["until"] for each in intervals}
        edges |= {edge for claim in mine for edge in (claim.start, claim.end)}
        for at in edges:
            if record["from"] is None or not record["from"] <= at < record["until"]:
                continue
            holding = [claim for claim in mine if claim.holds(at)]
            here = [each for each in intervals if each["from"] <= at < each["until"]]
            assert len(here) == bool(holding)
            for interval in here:
                assert interval["incidents"] == sorted({claim.record for claim in holding})
                worst = max((claim.status for claim in holding), key=RANK.__getitem__)
                assert interval["status"] == worst
