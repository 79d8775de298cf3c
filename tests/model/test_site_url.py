"""The page's address, as people write it and as programs need it."""

from __future__ import annotations

import pytest

from statuary.errors import InvalidError
from statuary.model.text import check_site_url


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("https://status.example.com", "https://status.example.com/"),
        ("https://status.example.com/sub", "https://status.example.com/sub/"),
        ("https://STATUS.example.com:8443/Sub/", "https://status.example.com:8443/Sub/"),
        ("https://stätus.exämple.com/", "https://xn--sttus-hra.xn--exmple-cua.com/"),
        ("https://example.com/zustände/", "https://example.com/zust%C3%A4nde/"),
        ("https://example.com/a%20b/", "https://example.com/a%20b/"),
        ("http://[::1]:8000/", "http://[::1]:8000/"),
    ],
)
def test_an_address_is_in_ascii(written: str, read: str) -> None:
    """Hosts and paths of any script become what feeds and programs can hold, and stay one thing."""
    assert check_site_url(written) == read
    assert check_site_url(read) == read


@pytest.mark.parametrize(
    "written", ["https://", "https://a..b/", "https://a:99999/", "https://x.example/?a", "ftp://x/"]
)
def test_what_is_no_address_is_refused(written: str) -> None:
    """What no host could have is one problem with a hint."""
    with pytest.raises(InvalidError) as caught:
        check_site_url(written)
    assert caught.value.faults[0].hint
