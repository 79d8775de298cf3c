"""What a page's policy allows in a preview."""

from __future__ import annotations

import pytest

from statuary.serving.policy import allow

S, T = "'sha256-script'", "'sha256-style'"


@pytest.mark.parametrize(
    ("policy", "allowed"),
    [
        (
            "default-src 'none'; script-src 'self' 'sha256-x'; style-src 'self'; "
            "connect-src 'self'",
            f"default-src 'none'; script-src 'self' 'sha256-x' {S}; style-src 'self' {T}; "
            "connect-src 'self'",
        ),
        (
            "default-src 'none'",
            f"default-src 'none'; script-src {S}; style-src {T}; connect-src 'self'",
        ),
        (
            "DEFAULT-SRC https://a.example 'self'",
            f"default-src https://a.example 'self'; script-src https://a.example 'self' {S}; "
            f"style-src https://a.example 'self' {T}",
        ),
        ("script-src 'unsafe-inline'", "script-src 'unsafe-inline'"),
        (
            "script-src 'unsafe-inline' 'nonce-a'; script-src *",
            f"script-src 'unsafe-inline' 'nonce-a' {S}",
        ),
        ("script-src 'self'; script-src-elem 'none'", f"script-src 'self'; script-src-elem {S}"),
        ("connect-src *; img-src 'none'", "connect-src *; img-src 'none'"),
        ("frame-ancestors 'none';;", "frame-ancestors 'none'"),
        ("img-src *, connect-src 'none'", "img-src *, connect-src 'self'"),
        ("", ""),
    ],
)
def test_it_allows_what_is_added_and_nothing_else(policy: str, allowed: str) -> None:
    """One script, one style and one origin are added where they are ruled on, and nowhere else."""
    assert allow(policy, script=S, style=T) == allowed
    assert allow(allowed, script=S, style=T) == allowed
