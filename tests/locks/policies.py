"""What browsers are told not to do, by pages themselves and by hosts that send headers."""

from __future__ import annotations

from tests.locks.lock import Lock

_HEAD = "tests/formats/test_head.py::test_the_policy_"
_ALLOWED = (f"{_HEAD}allows_what_the_page_holds_and_no_more",)
_FRAME = ("tests/formats/test_embed.py::test_it_needs_no_script",)
_HOST = "tests/formats/test_host.py::"
_UNFRAMED = (f"{_HOST}test_nobody_puts_a_page_into_a_frame",)
_SHARED = (f"{_HOST}test_what_is_for_other_sites_is_for_all_of_them",)

POLICIES = (
    Lock(
        "pages have a policy",
        "templates/head.html",
        '<meta http-equiv="Content-Security-Policy"',
        '<meta name="policy"',
        (f"{_HEAD}comes_first",),
    ),
    Lock(
        "pages load what is listed",
        "templates/head.html",
        "default-src 'none'",
        "default-src *",
        _ALLOWED,
    ),
    Lock(
        "pages run one script of their own",
        "templates/head.html",
        "{{ scheme|policy_hash }}",
        "'unsafe-inline'",
        _ALLOWED,
    ),
    Lock(
        "pages have one style of their own",
        "templates/head.html",
        "{{ style|policy_hash }}",
        "'unsafe-inline'",
        _ALLOWED,
    ),
    Lock(
        "pages show no pictures of others",
        "templates/head.html",
        "img-src 'self' data:",
        "img-src *",
        _ALLOWED,
    ),
    Lock(
        "pages have no other base",
        "templates/head.html",
        "base-uri 'none'; ",
        "",
        _ALLOWED,
    ),
    Lock(
        "pages send no forms",
        "templates/head.html",
        "form-action 'none'; ",
        "",
        _ALLOWED,
    ),
    Lock(
        "texts become elements by a policy alone",
        "templates/head.html",
        "; require-trusted-types-for 'script'",
        "",
        _ALLOWED,
    ),
    Lock(
        "nobody makes another such policy",
        "templates/head.html",
        "trusted-types statuary",
        "trusted-types *",
        _ALLOWED,
    ),
    Lock(
        "frames for other sites have a policy",
        "templates/embed.html",
        '<meta http-equiv="Content-Security-Policy"',
        '<meta name="policy"',
        _FRAME,
    ),
    Lock(
        "frames for other sites run nothing",
        "templates/embed.html",
        "default-src 'none'",
        "default-src *",
        _FRAME,
    ),
    Lock(
        "pages that lead on have a policy",
        "templates/redirect.html",
        "default-src 'none'",
        "default-src *",
        ("tests/formats/test_html.py::test_old_addresses_lead_on",),
    ),
    Lock(
        "hosts send the policy of pages",
        "formats/host/headers.py",
        '(f"Content-Security-Policy: {policy(headers.theme, headers.head)}", *UNFRAMED)',
        "UNFRAMED",
        _UNFRAMED,
    ),
    Lock(
        "no page is put into a frame",
        "formats/host/policy.py",
        "frame-ancestors 'none'",
        "frame-ancestors *",
        _UNFRAMED,
    ),
    Lock(
        "no page is put into a frame by old browsers",
        "formats/host/headers.py",
        '("X-Frame-Options: DENY", ',
        "(",
        _UNFRAMED,
    ),
    Lock(
        "pages share no window",
        "formats/host/headers.py",
        '"Cross-Origin-Opener-Policy: same-origin", ',
        "",
        _UNFRAMED,
    ),
    Lock(
        "a policy of somebody else is one line",
        "formats/host/policy.py",
        "said if _WRITABLE.fullmatch(said) and len(said) <= LONGEST else UNFRAMED",
        "said",
        (f"{_HOST}test_a_policy_of_ones_own_is_sent",),
    ),
    Lock(
        "what programs read does nothing in a browser",
        "formats/host/headers.py",
        "; sandbox",
        "",
        _SHARED,
    ),
    Lock(
        "types are not guessed",
        "formats/host/headers.py",
        '    "X-Content-Type-Options: nosniff",\n',
        "",
        (f"{_HOST}test_no_path_is_told_two_things",),
    ),
    Lock(
        "sites are asked for encrypted",
        "formats/host/headers.py",
        '    "Strict-Transport-Security: max-age=31536000",\n',
        "",
        (f"{_HOST}test_no_path_is_told_two_things",),
    ),
)
