"""What a machine is called by itself.

A website can let its own name lead to a machine that reads it, and so make a browser there ask for
what only that machine may see. Such a request still has the website's name in it.
"""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit


def is_own_name(name: str, given: str) -> bool:
    """Tell whether a name, perhaps with a port, is one for this machine alone.

    `given` is another one that will do.
    """
    try:
        host = urlsplit(f"//{name}").hostname or ""
    except ValueError:
        return False
    if host in ("localhost", given.casefold()) or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
