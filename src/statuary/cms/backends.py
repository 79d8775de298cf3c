"""The part of `config.yml` that is the project's own: who keeps the files and lets people in."""

from __future__ import annotations

from types import MappingProxyType
from urllib.parse import urlsplit

from statuary.editing import scalar
from statuary.model import Settings

_HEAD = """\
# Who keeps the files, and lets people in. This part is yours, and `statuary cms` keeps it: all that
# Decap CMS can be told may stand here.
"""

# What stands below `backend:`, with the repository left open.
_BACKENDS = MappingProxyType(
    {
        "github": """\
  name: github
  repo: {repo}
  branch: main
  # GitHub lets nobody in by a page alone: somebody must speak OAuth with it. That is Netlify, if it
  # serves the page, or else a program of yours:
  # base_url: https://oauth.example.com
""",
        "gitlab": """\
  name: gitlab
  repo: {repo}
  branch: main
  auth_type: pkce
  # The id of an application in GitLab that leads back to this page, with the scope `api`:
  app_id: ""
""",
    }
)

_REST = """\

# To try it on your machine: `BIND_HOST=127.0.0.1 npx decap-server`, in the project's folder, takes
# the place of the backend.
local_backend: true

# Where files go that are uploaded, and where they are found on the site.
media_folder: static/images
public_folder: {images}

# With this, what is written becomes a pull request, so that checks run before it is published:
# publish_mode: editorial_workflow

"""

BACKENDS = tuple(_BACKENDS)


def own_part(settings: Settings, backend: str, repository: str) -> str:
    """Write the part of a new project, for one of `BACKENDS` and a repository `owner/name`."""
    folder = urlsplit(settings.url).path if settings.url else "/"
    login = _BACKENDS[backend].format(repo=scalar(repository))
    return f"{_HEAD}backend:\n{login}" + _REST.format(images=scalar(f"{folder}images"))
