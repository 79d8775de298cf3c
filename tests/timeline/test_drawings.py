"""Examples that a person can check by eye; `drawing` tells what the letters mean."""

from __future__ import annotations

import pytest

from tests.timeline.drawing import Drawing, drawn, facts_of, read

DRAWINGS = """
An outage lasts until it is resolved
    incident  ...M--r.....
    api       ...MMM......
    banner    operational

An outage that nobody resolved goes on
    incident  ...M
    api       ...MMMMMMMMM
    banner    major_outage

A component changes with the updates
    incident  ..D-M--PiD-r
    api       ..DDMMMPPDD.
    banner    operational

What an update names holds beyond the resolution
    incident  ..M--d......
    api       ..MMMDDDDDDD
    banner    degraded_performance

A resolved incident can be opened again
    incident  ..M--r..P--.
    api       ..MMM...PPPP
    banner    partial_outage

The worst of several incidents shows
    incident  ..D-------r.
    incident  ...P----r...
    incident  ....M-r.....
    api       ..DPMMPPDD..
    banner    operational

Unknown shows over maintenance, and below any trouble
    incident  ..?-------r.
    incident  .....D-r....
    window    .=========
    updates   ..........c
    api       .W???DD???..
    banner    operational

An update that is yet to come has not happened
    incident  ..M------P-r
    api       ..MMMMMM
    banner    major_outage

An update of this very second shows in the banner
    incident  ..M-----P--r
    api       ..MMMMMM
    banner    partial_outage

An incident that is yet to begin has not happened
    incident  ........M--r
    api       ......
    banner    operational

A stated end ends everything, whatever is said later
    incident  ..M--E-r....
    api       ..MMM.......
    banner    operational

A stated end holds beyond an earlier word that it is resolved
    incident  ..M--r-E....
    api       ..MMMMM.....
    banner    operational

A stated end that is yet to come changes nothing
    incident  ..M--r----E
    api       ..MMM...
    banner    operational

If the end is unknown, nobody knows from the last word on
    incident  ..M--i-----F
    api       ..MMM???????
    banner    unknown

If the end is unknown, an update without a step is a word too
    incident  ..M----u---F
    api       ..MMMMM?????
    banner    unknown

If the end is unknown, a resolution still tells that it is over
    incident  ..M--i---r-F
    api       ..MMM????...
    banner    operational

If the end is unknown and only the start was told, nothing else is known
    incident  ..M--------F
    api       ..??????????
    banner    unknown

Maintenance begins and ends
    window    ..======....
    updates   ........c...
    api       ..WWWWWW....
    banner    operational

Maintenance that lies ahead changes nothing
    window    ........====
    api       ......
    banner    operational

Maintenance under way
    window    ..========
    api       ..WWWW
    banner    under_maintenance

Maintenance never hides an outage
    incident  ....M-r.....
    window    ..======....
    updates   ........c...
    api       ..WWMMWW....
    banner    operational

Maintenance that is completed early is over
    window    ..======....
    updates   .....c......
    api       ..WWW.......
    banner    operational

Maintenance that nobody ended goes on, overdue
    window    ..====......
    api       ..WWWWwwwwww
    banner    under_maintenance overdue

Maintenance that is completed late was overdue
    window    ..====......
    updates   .........c..
    api       ..WWWWwww...
    banner    operational

Verifying is maintenance too
    window    ..====......
    updates   ......v.c...
    api       ..WWWWww....
    banner    operational

Maintenance can begin before its window, and is not overdue then
    window    ......====..
    updates   ...i........
    api       ...ww
    banner    under_maintenance

Maintenance that began early ends with an update
    window    ......====..
    updates   ...i......c.
    api       ...wwwWWWW..
    banner    operational

Maintenance that is announced in advance begins by the clock
    window    ....====....
    updates   .s......c...
    api       ....WWWW....
    banner    operational

Maintenance that was cancelled does not begin
    window    ....====....
    updates   .x..........
    api       ............
    banner    operational

Maintenance that was cancelled and announced again begins
    window    ....====....
    updates   .x.s....c...
    api       ....WWWW....
    banner    operational

Maintenance that is put off within its window waits for an update
    window    ..======....
    updates   ...s..i.c...
    api       ..W...WW....
    banner    operational

Maintenance that is cancelled under way is over
    window    ..======....
    updates   ....x.......
    api       ..WW........
    banner    operational

Remarks change nothing
    window    ..====......
    updates   u..u..c.u...
    api       ..WWWW......
    banner    operational

Maintenance that an incident speaks of was never announced
    incident  ..!---r.....
    api       ..wwww......
    banner    operational

A component has no status before its record
    incident  ..M-----r...
    record    ....========
    api       ____MMMM....
    banner    unknown

A retired component keeps its history and leaves the page
    incident  ..M---r.....
    record    ========....
    api       ..MMMM..____
    banner    unknown

An incident that is open shows even if its component was retired
    incident  ..M---------
    record    ========....
    api       ..MMMMMM____
    banner    degraded_performance
"""


@pytest.mark.parametrize("drawing", tuple(read(DRAWINGS)), ids=lambda drawing: drawing.title)
def test_drawing(drawing: Drawing) -> None:
    """The component's hours and the banner are as drawn."""
    facts = facts_of(drawing)
    overdue = " overdue" if facts.banner.overdue else ""
    assert drawn(facts) == drawing.row("api")
    assert f"{facts.banner.status}{overdue}" == drawing.row("banner")
