"""How a page's content security policy lets in what the preview adds, and nothing else."""

from __future__ import annotations

SCRIPTS = ("script-src-elem", "script-src", "default-src")
STYLES = ("style-src-elem", "style-src", "default-src")
REQUESTS = ("connect-src", "default-src")


def allow(policy: str, *, script: str, style: str) -> str:
    """Give a policy that also allows one script, one style and requests to the page's own origin.

    Script and style are sources such as `'sha256-…'`. Several policies stand with commas between.
    """
    return ", ".join(_allow(each, script, style) for each in policy.split(","))


def _allow(policy: str, script: str, style: str) -> str:
    directives: dict[str, tuple[str, ...]] = {}
    for part in policy.split(";"):
        name, *sources = part.split() or [""]
        if name:  # Of two of the same name the first holds.
            directives.setdefault(name.lower(), tuple(sources))
    for names, source in ((SCRIPTS, script), (STYLES, style), (REQUESTS, "'self'")):
        governing = next((name for name in names if name in directives), None)
        if governing is None:
            continue
        allowed = _with(directives[governing], source)
        if allowed != directives[governing]:
            # Where the default is what holds, other kinds of things keep it as it is.
            directives[names[-2] if governing == "default-src" else governing] = allowed
    return "; ".join(" ".join((name, *sources)) for name, sources in directives.items())


def _with(sources: tuple[str, ...], source: str) -> tuple[str, ...]:
    if source in sources or (source == "'self'" and "*" in sources):
        return sources
    # A hash would take away what this allows, which is all that is inline.
    if source != "'self'" and "'unsafe-inline'" in sources and not any(map(_is_exact, sources)):
        return sources
    return (*(each for each in sources if each.lower() != "'none'"), source)


def _is_exact(source: str) -> bool:
    return source.startswith(("'sha256-", "'sha384-", "'sha512-", "'nonce-", "'strict-dynamic'"))
