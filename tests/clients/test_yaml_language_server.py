"""The language server behind YAML in VS Code, Neovim and Helix works with the schemas."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from statuary.cli import main
from tests.clients.conftest import program
from tests.clients.language_server import Editor, editing
from tests.formats.showcase import FILES, project

SETTINGS_LINE = "# yaml-language-server: $schema=schemas/statuary.schema.json\n"
RECORD_LINE = "# yaml-language-server: $schema=../schemas/incident.schema.json\n"
RECORD = f"{RECORD_LINE}title: T\nstarted: 2026-02-01 12:00\n"
UPDATE = f"{RECORD}updates:\n  - at: 2026-02-01 12:00\n    "
NAME = "incidents/x.yaml"


DOCUMENT = (Path(__file__).parents[2] / "docs/how-to/editors.md").read_text("utf-8")


def with_schemas(root: Path) -> Path:
    """Write a project that has the schemas with its own components in a folder."""
    project(root)
    made = CliRunner().invoke(main, ["schema", "all", str(root), "--output", f"{root}/schemas"])
    assert made.exit_code == 0, made.output
    return root


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """Open a project whose files say themselves where their schemas are."""
    server = program("yaml-language-server")
    with editing(server, with_schemas(tmp_path_factory.mktemp("edited"))) as editor:
        yield editor


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(("yaml", "yml"))])
def test_nothing_good_is_marked(editor: Editor, name: str) -> None:
    """No file of a project that reads has a problem."""
    line = SETTINGS_LINE if name == "statuary.yml" else "# yaml-language-server: $schema="
    deeper = "../" * name.count("/") + "schemas/incident.schema.json\n"
    head = line if name == "statuary.yml" else line + deeper
    assert editor.problems(name, head + FILES[name]) == []


@pytest.mark.parametrize(
    ("line", "marked", "words"),
    [
        ("titel: T", "titel", "Property titel is not allowed."),
        ("window: {}", "window", "Property window is not allowed."),
        ("impact: huge", "huge", 'Valid values: "none", "minor", "major", "critical".'),
        ("kind: outage", "outage", 'Valid values: "incident", "maintenance", "notice".'),
        ("draft: maybe", "maybe", "Valid values: true, false."),
        ("ended: never", "never", "Write an instant, like 2026-02-01 16:12 -05:00, or unknown."),
        ("components: {api: broken}", "broken", 'Valid values: "operational", '),
        ("components: {apo: unknown}", "apo", "There is no such component; known: web, ios"),
        ("components: [apps]", "apps", "There is no such component; known: web, ios"),
        ("components: api", "api", "Write {component: status, …}, or a list of components."),
        ("updates: [{at: 2026-02-01 12:00, status: fixed}]", "fixed", '"investigating", '),
        ("id: Log in", "Log in", "Ids have a-z, 0-9 and inner hyphens"),
    ],
)
def test_a_mistake_is_marked(editor: Editor, line: str, marked: str, words: str) -> None:
    """An unknown key or a wrong word is marked, it alone, and the message says what may stand."""
    ((at, found, message),) = editor.problems(NAME, f"{RECORD}{line}\n")
    assert (at, found) == (3, marked)
    assert words in message


def test_what_is_missing_is_told(editor: Editor) -> None:
    """A record without a title, or without anything that happened, has a problem that says so."""
    (untitled,) = editor.problems(NAME, f"{RECORD_LINE}started: 2026-02-01 12:00\n")
    assert untitled[2] == 'Missing property "title".'
    (unsaid,) = editor.problems(NAME, f"{RECORD_LINE}title: T\n")
    assert unsaid[2] == "An incident needs `updates`, or else `started`."


STATUSES = {"operational", "degraded_performance", "partial_outage", "major_outage"}
COMPONENTS = {"web", "ios", "android", "api", "odd", "fax", "soon"}


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        (f"{RECORD}kind: ‸\n", {"incident", "maintenance", "notice"}),
        (f"{RECORD}impact: ‸\n", {"none", "minor", "major", "critical"}),
        (f"{RECORD}draft: ‸\n", {"true", "false"}),
        (f"{RECORD}ended: ‸\n", {"unknown"}),
        (f"{RECORD}components:\n  ‸\n", COMPONENTS),
        (f"{RECORD}components:\n  - ‸\n", COMPONENTS),
        (f"{RECORD}components:\n  api: ‸\n", {*STATUSES, "unknown", "under_maintenance"}),
        (
            f"{UPDATE}status: ‸\n",
            {"investigating", "identified", "monitoring", "resolved", "update"},
        ),
    ],
)
def test_words_complete(editor: Editor, text: str, proposed: set[str]) -> None:
    """Where words are known they are proposed, as the format's description has them, alone."""
    assert set(editor.proposals(NAME, text)) == proposed


def test_keys_complete(editor: Editor) -> None:
    """The keys of the kind of record that it is are proposed, each with its description."""
    incident = editor.proposals(NAME, f"{RECORD}‸\n")
    assert {"kind", "components", "updates", "ended", "postmortem"} <= incident.keys()
    assert not {"window", "from", "title"} & incident.keys()
    assert all(incident.values())
    work = editor.proposals(NAME, f"{RECORD_LINE}kind: maintenance\n‸\n")
    assert {"window", "repeats", "title"} <= work.keys()
    assert not {"ended", "from"} & work.keys()


def test_components_are_told_by_their_names(editor: Editor) -> None:
    """A component's id is proposed with what readers know it as."""
    assert editor.proposals(NAME, f"{RECORD}components:\n  ‸\n")["api"] == "API"


@pytest.mark.parametrize(
    ("line", "word", "told"),
    [
        ("impact: minor", "impact", "How badly it hurts; else this follows"),
        ("components: {ios: unknown}", "ios", "iOS 🙂"),
        ("kind: incident", "kind", "What the record is; else an incident."),
    ],
)
def test_keys_are_explained(editor: Editor, line: str, word: str, told: str) -> None:
    """What a key is for is shown over it."""
    assert editor.explanation(NAME, f"{RECORD}{line}\n", word).startswith(told)


def test_settings_are_helped_with(editor: Editor) -> None:
    """Mistakes in settings are marked too, time zones complete, and keys are explained."""
    text = f"{SETTINGS_LINE}title: T\ntimezone: Berlin\nuptime: {{formula: nice}}\n"
    zone, formula = editor.problems("statuary.yml", text)
    assert zone == (2, "Berlin", "Write the IANA name of a zone, such as Europe/Berlin.")
    assert formula[:2] == (3, "nice")
    assert "Europe/Berlin" in editor.proposals("statuary.yml", f"{SETTINGS_LINE}timezone: ‸\n")
    told = editor.explanation("statuary.yml", text, "uptime")
    assert told.startswith("How uptime is counted.")


def test_lines_of_the_document_lead_to_schemas(editor: Editor) -> None:
    """Each line that the document puts on top of a file makes an unknown key a problem."""
    lines = re.findall(r"^# .*\$schema.*$", DOCUMENT, re.MULTILINE)
    assert len(lines) == 2
    for line in lines:
        ((_, marked, _),) = editor.problems(
            NAME, f"{line}\ntitle: T\nstarted: 2026-02-01 12:00\nx: y"
        )
        assert marked == "x"


def test_settings_of_the_document_lead_to_schemas(tmp_path: Path) -> None:
    """With the document's settings for VS Code files need no line of their own."""
    server = program("yaml-language-server")
    written = re.search(r"^```json title=.vscode/settings.json\n(.*?)^```", DOCUMENT, re.M | re.S)
    assert written is not None
    schemas = json.loads(written[1])["yaml.schemas"]
    with editing(server, with_schemas(tmp_path), schemas) as editor:
        assert editor.problems("statuary.yml", "title: T\nx: y\n")[0][1] == "x"
        for name in ("incidents/a.yaml", "incidents/2026/b.yml"):
            record = "title: T\nstarted: 2026-02-01 12:00\nx: y\n"
            assert [marked for _, marked, _ in editor.problems(name, record)] == ["x"]
        assert editor.problems("other.yaml", "x: y\n") == []


@pytest.mark.parametrize("own", [(), ("own",)])
def test_ids_that_look_like_other_values(tmp_path: Path, own: tuple[str, ...]) -> None:
    """Components with ids such as 7 and true may be named without quotes, as keys and in lists."""
    server = program("yaml-language-server")
    page = "title: S\ncomponents: [{id: 7, name: A}, {id: true, name: B}, {id: 1e3, name: C}]\n"
    project(tmp_path, {"statuary.yml": page})
    made = CliRunner().invoke(
        main, ["schema", "all", *(str(tmp_path) for _ in own), "--output", f"{tmp_path}/schemas"]
    )
    assert made.exit_code == 0, made.output
    with editing(server, tmp_path) as editor:
        for line in (
            "components: {7: unknown, true: unknown, 1e3: unknown}",
            "components: [7, true]",
        ):
            assert editor.problems(NAME, f"{RECORD}{line}\n") == []
        (unknown,) = editor.problems(NAME, f"{RECORD}components: {{7: broken}}\n")
        assert unknown[1] == "broken"
