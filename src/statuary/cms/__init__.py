"""A form for writing records in a browser: what Decap CMS needs to know of a project.

    `Settings`, the part of `config.yml` that is the project's own → ((path, text), …)

Decap CMS is a program for browsers that lists the files of a repository, shows a form for each
and commits what is filled in. It is told its forms by `config.yml`, whose collections are made here
from the model: the descriptions of its fields are the hints, its patterns what may be typed.
Nothing is read or written here. The page and its script lie as they are in `files/`.
"""

from statuary.cms.backends import BACKENDS, own_part
from statuary.cms.project import CONFIG, FOLDER, MADE_BY, PATHS, VERSION, files, kept_part

__all__ = [
    "BACKENDS",
    "CONFIG",
    "FOLDER",
    "MADE_BY",
    "PATHS",
    "VERSION",
    "files",
    "kept_part",
    "own_part",
]
