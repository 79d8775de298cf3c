"""Where pages of records and components are, from the top of the site, a slash at the end."""

from __future__ import annotations

import re

_USUAL = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*")


def record_page(record: str) -> str:
    """Give the folder of the page of a record, by its id or by one that it once had."""
    return f"incidents/{record}/"


def component_page(component: str) -> str:
    """Give the folder of the page of a component, by its id."""
    return f"components/{component}/"


def component_year_page(component: str, year: int) -> str:
    """Give the folder of the page of a component's year."""
    return f"{component_page(component)}{year:04}/"


def is_usual(path: str) -> bool:
    """Tell a path as almost all are, of which it is plain that it lies inside the site."""
    return _USUAL.fullmatch(path) is not None
