"""What a build would take from readers: pages of records that are published and would be gone."""

from __future__ import annotations

from collections.abc import Iterable

from statuary.addresses import record_page
from statuary.errors import OutputError

SMALL, FEW = 10, 3

_FOLDER, _, _REST = f"{record_page('|')}index.html".partition("|")


def check_losses(before: Iterable[str], after: Iterable[str]) -> None:
    """Refuse to lose more than a tenth of the records' pages, with an `OutputError`.

    `before` and `after` are the paths of a site as it is and as it would be. A page that leads from
    an old id to a new one, or says that a record could not be read, is no loss. Of fewer than ten
    pages, where one is more than a tenth already, up to three may go.
    """
    published = {*_records(before)}
    lost = len(published - {*_records(after)})
    if 10 * lost <= len(published) or (len(published) < SMALL and lost <= FEW):
        return
    raise OutputError(
        f"this build would remove {lost} of the {len(published)} records that are published.\n"
        "    hint: if that is meant, build with --allow-removal; else look for what is missing in "
        "incidents/"
    )


def _records(paths: Iterable[str]) -> Iterable[str]:
    return (path for path in paths if path.startswith(_FOLDER) and path.endswith(_REST))
