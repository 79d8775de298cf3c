"""What all parts of a page have in common."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator

from statuary.errors import Fault, InvalidError

MOST_FAULTS = 100  # of one value; the others show when these are mended

_put = object.__setattr__
# Pydantic notes of each value which of its fields were given. Nobody asks, and it is a fifth of
# what a page takes in memory, so all values have one set for it.
UNASKED: set[str] = set()


class Value(BaseModel):
    """A frozen part of a page that is valid if it exists.

    Fields are the keys that a maintainer may write, under their own names or an alias. What
    concerns several fields at once a subclass reports from `faults`.
    """

    # Only a few kinds of values are ever read by themselves: what reads them is made when it is.
    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True, defer_build=True)

    def faults(self) -> Iterable[Fault]:
        """Name what is wrong between fields that are each right."""
        return ()

    @model_validator(mode="after")
    def _without_faults(self) -> Self:
        named = self.faults()
        _put(self, "__pydantic_fields_set__", UNASKED)
        if named and (faults := tuple(islice(named, MOST_FAULTS))):
            raise InvalidError(*faults)
        return self
