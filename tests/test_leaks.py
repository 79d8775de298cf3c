"""No build publishes what the environment has in secret."""

from __future__ import annotations

import base64
import html
import json
import re
import string
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from statuary import leaks
from statuary.cli import main
from statuary.errors import OutputError
from tests.formats.showcase import project

TOKEN = "ghp_" + "4fX9aQ-2kLmZ_7" * 2
SITE = {
    "statuary.yml": """\
title: Status
url: https://status.example.com/
components: [{id: a, name: A}]
""",
    "incidents/slow.md": "---\ntitle: Slow\n---\n## Investigating @ 2026-03-10 09:00Z\nWe look.\n",
}
RECORD, SETTINGS = SITE["incidents/slow.md"], SITE["statuary.yml"]
WAYS_IN: dict[str, dict[str, str]] = {
    "a title": {"incidents/slow.md": RECORD.replace("Slow", f"Slow {TOKEN}")},
    "a text": {"incidents/slow.md": RECORD + f"\n    curl -H 'Authorization: {TOKEN}'\n"},
    "a link": {"incidents/slow.md": RECORD + f"\n[Log](https://logs.example.com/?t={TOKEN})\n"},
    "settings": {"statuary.yml": SETTINGS.replace("name: A", f"name: A {TOKEN}")},
    "a template": {
        "templates/404.html": "{# takes: head #}\n{% extends 'default/404.html' %}"
        f"{{% block main %}}{TOKEN}{{% endblock %}}"
    },
    "a file": {"static/config.js": f"const key = '{TOKEN}';"},
    "a file in base64": {
        "static/log.txt": "Basic " + base64.b64encode(f"user:{TOKEN}".encode()).decode()
    },
    "the name of a file": {f"static/{TOKEN}.txt": "x"},
}


def run(root: Path, environment: dict[str, str], *options: str) -> tuple[int, str]:
    """Build a project in an environment with some variables more, and give what is said."""
    command = ["build", str(root), "--now", "2026-03-10 12:00Z", *options]
    result = CliRunner().invoke(main, command, env=environment)
    return result.exit_code, result.output


@pytest.mark.parametrize("way", WAYS_IN)
def test_a_secret_is_not_published(tmp_path: Path, way: str) -> None:
    """However a token came in, nothing is written, and its name is said but not its value."""
    root = project(tmp_path, SITE | WAYS_IN[way])
    code, said = run(root, {"DEPLOY_TOKEN": TOKEN})
    assert code == 2
    assert re.search(r"would publish the value of the environment variable DEPLOY_TOKEN\.", said)
    assert TOKEN not in said
    assert not (root / "site").exists()
    assert not (root / ".statuary-cache").exists()
    assert run(root, {"DEPLOY_TOKEN": TOKEN}, "--check")[0] == 2


@pytest.mark.parametrize("way", WAYS_IN)
def test_what_is_no_secret_is_published(tmp_path: Path, way: str) -> None:
    """The same text is published where no variable of a telling name has it."""
    root = project(tmp_path, SITE | WAYS_IN[way])
    assert run(root, {"DEPLOY_TITLE": TOKEN, "DEPLOY_TOKEN": ""})[0] == 0


def test_the_last_site_stays(tmp_path: Path) -> None:
    """A site that was there is left as it was, also when the secret comes later."""
    root = project(tmp_path, SITE)
    assert run(root, {"DEPLOY_TOKEN": TOKEN})[0] == 0
    before = {path: path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()}
    project(root, WAYS_IN["a text"])
    assert run(root, {"DEPLOY_TOKEN": TOKEN})[0] == 2
    assert before == {p: p.read_bytes() for p in (root / "site").rglob("*") if p.is_file()}


def refused(environment: dict[str, str], content: bytes, path: str = "index.html") -> str:
    """Give what is said against a file, nothing if it may be published."""
    try:
        leaks.guard(environment)(path, content)
    except OutputError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    "name",
    [
        *("GITHUB_TOKEN", "CLIENT_SECRET", "DB_PASSWORD", "MYSQL_PASS", "SIGNING_KEY", "apiKey"),
        *(
            "GCP_CREDENTIALS",
            "BUILD_HOOK",
            "AWS_ACCESS_KEY_ID",
            "TOKEN_2",
            "SENTRY_DSN",
            "NPM_AUTH",
        ),
    ],
)
def test_a_telling_name_is_enough(name: str) -> None:
    """Variables that are named as secrets are looked for."""
    assert f" {name}." in refused({name: TOKEN}, f"x{TOKEN}x".encode())


@pytest.mark.parametrize(
    "name",
    [
        *("PUBLIC_KEY", "KEY_FILE", "TOKEN_TYPE", "SSH_AUTH_SOCK", "KEYBOARD", "AUTHOR", "COMPASS"),
        *("PATH", "PWD", "CREDENTIALS_DIR", "KEY_NAME", "SECRET_BACKEND"),
    ],
)
def test_a_harmless_name_is_let_be(name: str) -> None:
    """Variables that tell of a secret, or of none, are not looked for."""
    assert not refused({name: TOKEN}, TOKEN.encode())


@pytest.mark.parametrize(
    "value",
    [
        "",
        "1",
        "short7!",
        "disabled",
        "Operational",
        "20260310",
        "2026-03-10",
        "aaaaaaaa1",
        "  true ",
    ],
)
def test_a_trivial_value_is_let_be(value: str) -> None:
    """A value that stands in texts by chance stops nothing."""
    assert not refused({"API_TOKEN": value}, f"{value} and more".encode())


def test_an_address_with_a_password_is_a_secret() -> None:
    """Whatever a variable is called, an address with a password in it is looked for."""
    address = "postgres://status:hunter2hunter2@db.example.com/status"
    assert " DATABASE_URL." in refused({"DATABASE_URL": address}, address.encode())
    assert not refused({"PAGE": "https://example.com/a:b@c"}, b"https://example.com/a:b@c")


def test_a_key_of_many_lines_is_found_by_one() -> None:
    """Of a value of many lines the longest is looked for, not the frame that all keys have."""
    lines = (
        "-----BEGIN PRIVATE KEY-----",
        "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC",
        "Ab3=",
        "-----END-----",
    )
    key = {"SSH_KEY": "\n".join(lines) + "\n"}
    assert refused(key, lines[1].encode())
    assert not refused(key, lines[0].encode())


FORMS: tuple[Callable[[str], str], ...] = (
    str,
    html.escape,
    lambda value: json.dumps(value),
    lambda value: json.dumps(value, ensure_ascii=False),
    lambda value: quote(value, safe=""),
    lambda value: base64.b64encode(value.encode()).decode(),
    lambda value: base64.urlsafe_b64encode(value.encode()).decode(),
)
SIGNS = string.ascii_letters + string.digits + "\"'&<>/+=%\\ ~äß🙂"


@given(
    value=st.text(SIGNS, min_size=12).map(lambda text: f"Xy7_{text}!"),
    before=st.text(SIGNS, max_size=4),
    after=st.text(SIGNS, max_size=4),
    form=st.sampled_from(FORMS),
)
def test_any_secret_is_found_in_any_form(
    value: str, before: str, after: str, form: Callable[[str], str]
) -> None:
    """Within a text that is escaped or encoded as a whole, any value is found."""
    said = refused({"A_TOKEN": value}, b"<p>" + form(before + value + after).encode() + b"</p>")
    assert "A_TOKEN" in said
    assert value not in said
