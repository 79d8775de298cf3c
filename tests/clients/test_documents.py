"""What the documents show to other programs, these understand."""

from __future__ import annotations

import json
from pathlib import Path

from tests.clients.conftest import Run
from tests.docs.blocks import blocks

PROGRAMS = "docs/reference/programs.md"


def test_prometheus_reads_its_configuration(tmp_path: Path, run: Run) -> None:
    """The document's way to scrape a page is a configuration without a fault."""
    (shown,) = (block for block in blocks(PROGRAMS) if block.title == "prometheus.yml")
    (tmp_path / shown.title).write_text(shown.text)
    assert "SUCCESS" in run("promtool", "check", "config", tmp_path / shown.title)


def test_prometheus_reads_the_questions(tmp_path: Path, run: Run) -> None:
    """Each of the document's questions is one that Prometheus can be asked."""
    (shown,) = (block for block in blocks(PROGRAMS) if block.language == "promql")
    questions = shown.text.strip().split("\n\n")
    rules = [{"alert": f"A{index}", "expr": text} for index, text in enumerate(questions)]
    (tmp_path / "rules.yml").write_text(json.dumps({"groups": [{"name": "all", "rules": rules}]}))
    assert f"{len(rules)} rules found" in run("promtool", "check", "rules", tmp_path / "rules.yml")
