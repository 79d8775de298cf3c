"""A page in the making, served to the browser of whoever writes it, and new after each save.

    watching ──► rebuilding ──► workshop ──► preview     files to what is shown, or what is wrong
                                   │
    server ◄── answers ◄───────────┘                     what is shown to what is sent
       │          └── headers, overlay, insertion, policy
       └── names

The site is in memory alone, and only what is asked for is rendered. The pages that are sent are
those that a build would write, with one script more that loads them again, and with what is wrong
laid over them.
"""

from statuary.serving.rebuilding import Change, Fault
from statuary.serving.session import Session, Wish

__all__ = ["Change", "Fault", "Session", "Wish"]
