"""The files by which a host checks, builds and publishes a page, and rebuilds it as it ages."""

from __future__ import annotations

from importlib import resources

# Where a text goes in a project, and its name in `files/`.
_CHECK = (".github/workflows/check.yml", "github-check.yml")
_REBUILD = (".github/workflows/rebuild.yml", "github-rebuild.yml")
_DEPENDABOT = (".github/dependabot.yml", "dependabot.yml")
_PYTHON = (".python-version", "python-version")
_FILES = {
    "github": ((".github/workflows/status.yml", "github-pages.yml"), _DEPENDABOT),
    "gitlab": ((".gitlab-ci.yml", "gitlab-pages.yml"),),
    "netlify": (("netlify.toml", "netlify.toml"), _CHECK, _REBUILD, _DEPENDABOT),
    "cloudflare": (_PYTHON, _CHECK, _REBUILD, _DEPENDABOT),
    "none": (),
}
_THEN = {
    "github": "On GitHub, once: Settings, Pages, Source: GitHub Actions.",
    "gitlab": 'On GitLab, once: Build, Pipeline schedules, New schedule: "0 */6 * * *".',
    "netlify": "On Netlify, once: import the repository, and make a build hook for rebuild.yml.",
    "cloudflare": (
        "On Cloudflare, once: Pages, connect to git, build command "
        "`statuary build --keep-going || [ $? -eq 3 ]`, output `site`."
    ),
    "none": "",
}
HOSTS = tuple(_FILES)


def host_files(host: str) -> tuple[tuple[str, str], ...]:
    """Give the files that a host needs, as paths in the project with texts."""
    folder = resources.files("statuary.scaffold").joinpath("files")
    return tuple((path, folder.joinpath(name).read_text("utf-8")) for path, name in _FILES[host])


def then(host: str) -> str:
    """Say what is left to be done by hand at a host; empty if nothing is."""
    return _THEN[host]
