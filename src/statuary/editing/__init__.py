"""Records as a person would write them: a new file, or a few lines more in one that is there.

    bytes → `Document` → insertions → bytes

Nothing is written here. What the commands add is a few insertions, in the form, order and manner
of the file, in which all that stands there stays as it is; only a fix of `check` moves updates or
puts some words in the place of others. `review` reads a project as it would be, and lets pass
nothing but what was asked for.
"""

from statuary.editing.instants import When, read_when, write_instant
from statuary.editing.mending import reorder, reword
from statuary.editing.new_record import NewRecord, record_text
from statuary.editing.postmortem import add_postmortem
from statuary.editing.review import Edit, new_record, postmortem, update
from statuary.editing.scalars import scalar
from statuary.editing.slugs import free_id, new_id
from statuary.editing.update import NewUpdate, body_text
from statuary.editing.updates import add_update

__all__ = [
    "Edit",
    "NewRecord",
    "NewUpdate",
    "When",
    "add_postmortem",
    "add_update",
    "body_text",
    "free_id",
    "new_id",
    "new_record",
    "postmortem",
    "read_when",
    "record_text",
    "reorder",
    "reword",
    "scalar",
    "update",
    "write_instant",
]
