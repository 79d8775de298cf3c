"""JSON for programs that may end up in a log."""

from __future__ import annotations

import json


def json_text(document: object) -> str:
    """Give indented JSON without `##`, behind which some keepers of logs look for commands.

    An escape in its place is the same JSON.
    """
    return json.dumps(document, indent=2).replace("##", r"#\u0023")
