"""A badge in the endpoint schema of shields.io, which takes these keys and no others."""

from __future__ import annotations

import json

from statuary.formats.badges.badge import LABEL, Badge


def render_endpoint(badge: Badge) -> str:
    """Render a badge's twin."""
    document = {
        "schemaVersion": 1,
        "label": badge.label,
        "message": badge.message,
        "color": badge.colour,
        "labelColor": LABEL,
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
