"""What Decap CMS is told, made from the model and a project's settings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from statuary import cms
from statuary.cms.yaml_text import yaml_text
from statuary.content.records import KINDS
from statuary.content.shape import keys
from statuary.model import IncidentUpdate, MaintenanceUpdate, Settings, Window

SETTINGS = Settings.model_validate(
    {
        "title": "S",
        "url": "https://example.com/status/",
        "timezone": "Europe/Berlin",
        "components": [
            {"id": "web", "name": 'Web: "www" #1'},
            {"id": "g", "group": "G", "components": [{"id": "no", "name": "Nord"}]},
        ],
    }
)
OWN = cms.own_part(SETTINGS, "github", "example/status")

# What comes from outside, and what only those need who edit files.
NOT_ASKED_FOR = {"id", "aliases", "sources", "allow", "reports"}

TEXTS = st.text(st.characters(blacklist_categories=["C", "Zl", "Zp"]))
VALUES = st.recursive(
    TEXTS | st.booleans() | st.integers(),
    lambda inner: (
        st.lists(inner.filter(lambda each: not isinstance(each, list)), min_size=1)
        | st.dictionaries(st.sampled_from("abcd"), inner, min_size=1)
    ),
)


def config(settings: Settings = SETTINGS) -> dict[str, Any]:
    """Give what `config.yml` says, to any reader of YAML."""
    found: dict[str, Any] = yaml.safe_load(dict(cms.files(settings, OWN))[cms.CONFIG])
    return found


def fields(of: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Give fields by their names."""
    return {field["name"]: field for field in of}


def collection(name: str, settings: Settings = SETTINGS) -> dict[str, dict[str, Any]]:
    """Give the fields of a collection by their names."""
    (found,) = [each for each in config(settings)["collections"] if each["name"] == name]
    return fields(found["fields"])


@given(st.dictionaries(st.sampled_from("abcd"), VALUES))
def test_any_configuration_is_yaml(mapping: dict[str, Any]) -> None:
    """Whatever a configuration holds, a reader of YAML reads the same."""
    assert (yaml.safe_load(yaml_text(mapping)) or {}) == mapping


def test_what_has_no_place_in_a_configuration() -> None:
    """A value that is neither a text nor a number, a flag, a list or a mapping is an error."""
    with pytest.raises(TypeError):
        yaml_text({"a": None})


@pytest.mark.parametrize(
    ("name", "kind"),
    [("incidents", "incident"), ("maintenance", "maintenance"), ("notices", "notice")],
)
def test_every_key_has_a_field(name: str, kind: str) -> None:
    """A form asks for all keys of its kind of record, but for those that are no use in a form."""
    own = {"kind"} if kind == "incident" else set()
    assert {*collection(name), *NOT_ASKED_FOR, *own} >= {*keys(KINDS[kind])}
    assert {*collection(name)} <= {*keys(KINDS[kind])}


def test_what_is_nested_has_every_key_too() -> None:
    """Updates and windows have all of their keys."""
    incident, maintenance = collection("incidents"), collection("maintenance")
    assert {*fields(incident["updates"]["fields"])} == {*keys(IncidentUpdate)}
    assert {*fields(maintenance["updates"]["fields"])} == {*keys(MaintenanceUpdate)}
    assert {*fields(maintenance["window"]["fields"])} == {*keys(Window)}


def test_what_must_be_given_is_asked_for() -> None:
    """A form insists on what a record cannot do without, and on nothing else."""
    for name in ("incidents", "maintenance", "notices"):
        required = {key for key, field in collection(name).items() if field.get("required")}
        assert required == {
            "title",
            *{"maintenance": ["window"], "notices": ["from"]}.get(name, []),
        }


def test_components_are_offered_by_name() -> None:
    """All components may be chosen, each with the names of its groups before its own."""
    options = [
        {"label": 'Web: "www" #1', "value": "web"},
        {"label": "G / Nord", "value": "no"},
    ]
    incident = collection("incidents")
    assert incident["components"]["components"] == options
    assert fields(incident["updates"]["fields"])["components"]["components"] == options
    assert collection("maintenance")["components"]["options"] == options


def test_a_page_without_components() -> None:
    """Where there are none, none are offered."""
    bare = Settings(title="S")
    assert "components" not in collection("incidents", bare)["components"]
    assert "components" not in collection("maintenance", bare)


def test_a_hint_is_one_sentence() -> None:
    """Each field says in a sentence of its own what it is for."""
    for name in ("incidents", "maintenance", "notices"):
        for key, field in collection(name).items():
            assert key == "kind" or field["hint"].endswith(".")


def test_files_of_a_site_below_a_path() -> None:
    """What is uploaded is found below the page's own address."""
    assert config()["public_folder"] == "/status/images"
    assert "site_url" not in config(Settings(title="S"))


@pytest.mark.parametrize("backend", cms.BACKENDS)
def test_each_backend_is_yaml(backend: str) -> None:
    """The project's own part names the backend and the repository."""
    said = yaml.safe_load(cms.own_part(SETTINGS, backend, "a/b"))
    assert (said["backend"]["name"], said["backend"]["repo"]) == (backend, "a/b")


def test_the_own_part_is_kept() -> None:
    """What stands above the line stays, also after a program that writes Windows' line ends."""
    text = dict(cms.files(SETTINGS, "mine: 1\n"))[cms.CONFIG]
    assert cms.kept_part(text) == "mine: 1\n"
    assert cms.kept_part(text.replace("\n", "\r\n")) == "mine: 1\n"
    assert cms.kept_part("collections: []\n") is None


def test_the_version_is_the_one_that_is_tested() -> None:
    """The command and its document propose the version of the tests with the real program."""
    pins = json.loads((Path(__file__).parents[1] / "clients/package.json").read_text())
    assert pins["dependencies"]["decap-cms"] == cms.VERSION
    document = (Path(__file__).parents[2] / "docs/how-to/cms.md").read_text("utf-8")
    assert f"npm pack decap-cms@{cms.VERSION}\n" in document
    assert f"tar -xzf decap-cms-{cms.VERSION}.tgz -C static/admin" in document
