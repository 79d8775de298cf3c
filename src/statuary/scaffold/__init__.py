"""A project to begin with: answers and an instant → the files of a small page that lives.

    `Answers`, now → ((path, text), …)

Nothing is asked or written here. What a host needs lies as it is in `files/`, a text each.
"""

from statuary.scaffold.answers import Answers, component_ids
from statuary.scaffold.hosts import HOSTS, then
from statuary.scaffold.project import project

__all__ = ["HOSTS", "Answers", "component_ids", "project", "then"]
