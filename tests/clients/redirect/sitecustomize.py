"""Leads what is asked of `*.statuspage.io` to a host on this machine, and refuses all else.

Python runs this when it starts, as its folder is on the path: no program is changed for it.
"""

from __future__ import annotations

import importlib
import os
from typing import Any
from urllib.parse import urlsplit


def _lead(client: Any) -> None:
    """Let a class of HTTP clients ask the address that stands in for the one it is given."""
    ask = client.request

    def request(self: Any, method: str, url: Any, **given: Any) -> Any:
        return ask(self, method, _stand_in(str(url)), **given)

    client.request = request


def _stand_in(url: str) -> str:
    parts = urlsplit(url)
    host = parts.hostname or ""
    if host.endswith(".statuspage.io"):
        return os.environ["STATUSPAGE_AT"].rstrip("/") + parts.path
    if host != "127.0.0.1":
        raise ConnectionRefusedError(url)
    return url


_lead(importlib.import_module("requests").Session)
_lead(importlib.import_module("httpx").Client)
