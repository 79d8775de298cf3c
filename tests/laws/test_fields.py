"""What people may write is told where it is declared."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from pydantic import BaseModel, Field

from statuary.model.value import Value
from tests.laws.source import must_be_none
from tests.laws.test_values import classes

SENTENCE = re.compile(r"[A-Z].*[^.]\.", re.DOTALL)


def breaches(cls: type[BaseModel]) -> Iterator[str]:
    """Say which fields of a model are not described, in sentences."""
    for name, field in cls.model_fields.items():
        if not SENTENCE.fullmatch(field.description or ""):
            yield (
                f"{cls.__module__}.{cls.__qualname__}.{name} says nothing of itself: give it a "
                "`Field(description=…)` in full sentences. Editors show it."
            )


def test_every_key_is_described() -> None:
    """Each key that may stand in a file has a description, which editors and documents show."""
    written = [cls for cls in classes() if issubclass(cls, Value)]
    assert len(written) > 10
    must_be_none(breach for cls in written for breach in breaches(cls))


class _Silent(BaseModel):
    name: str


class _Terse(BaseModel):
    name: str = Field(description="a name")


@pytest.mark.parametrize("cls", [_Silent, _Terse])
def test_a_field_that_says_nothing_is_found(cls: type[BaseModel]) -> None:
    """No description is found, and neither is one that is no sentence."""
    assert len(list(breaches(cls))) == 1
