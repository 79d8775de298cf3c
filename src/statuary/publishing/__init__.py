"""Publishing: from outputs to a folder, touching only what changed and only what is ours.

The folder holds a manifest of the files that Statuary wrote there, with their hashes. Nothing
else in it is ever replaced or removed.

    places      where no site is built
    turns       one build at a time
    site        what is made again, and which way it is published:
      staging     in one step, by a second folder that takes the place of the first,
      folder      or file by file, each in one step
    survey      what is in a folder, and what of it is not ours
    manifest    the list of what is ours
    disk        the calls that change anything, one by one
"""

from statuary.publishing.manifest import published
from statuary.publishing.places import check_place
from statuary.publishing.site import Report, write
from statuary.publishing.turns import turn

__all__ = ["Report", "check_place", "published", "turn", "write"]
