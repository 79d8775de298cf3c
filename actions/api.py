"""GitHub's REST API, as much of it as the actions need."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

SECONDS = 30
PAGE = 100
MOST_CHARACTERS = 60_000  # of a comment, for which GitHub takes 65,536


class RefusedError(Exception):
    """A request that was not fulfilled: its HTTP status, 0 if there was no answer, and why."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository at an API, and the token that says what may be done there."""

    api: str
    name: str
    token: str

    @classmethod
    def here(cls) -> Repository:
        """Give the one that the running workflow belongs to."""
        env = os.environ
        return cls(env["GITHUB_API_URL"], env["GITHUB_REPOSITORY"], env["GITHUB_TOKEN"])

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """Send a request about the repository and give what is answered, None if that is empty.

        Raises `RefusedError`.
        """
        request = Request(  # noqa: S310  the runner says where its API is
            f"{self.api}/repos/{self.name}/{path}",
            data=None if body is None else json.dumps(body).encode(),
            method=method,
            headers={
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {self.token}",
                "Content-Type": "application/json",
                "X-GitHub-Api-Version": "2022-11-28",
            },
        )
        try:
            with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
                text = answer.read()
        except HTTPError as error:
            with error:
                raise RefusedError(error.code, f"GitHub answered {error.code}") from None
        except (OSError, HTTPException) as error:
            raise RefusedError(0, f"GitHub did not answer ({error})") from None
        return json.loads(text) if text else None

    def listed(self, path: str) -> Iterator[Any]:
        """Give the things in a list that comes in pages."""
        for page in range(1, 1000):
            found = self.ask("GET", f"{path}?per_page={PAGE}&page={page}")
            yield from found
            if len(found) < PAGE:
                return

    def comments(self, number: int) -> dict[int, str]:
        """Give what programs, such as this one, said of an issue: texts by their ids."""
        return {
            each["id"]: each["body"] or ""
            for each in self.listed(f"issues/{number}/comments")
            if (each["user"] or {}).get("type") == "Bot"
        }
