"""Things by their id, without a second place where they are kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")


class ById(Mapping[str, Thing]):
    """`numbers` tells where in `things` each id stands."""

    def __init__(self, numbers: Mapping[str, int], things: Sequence[Thing]) -> None:
        self._numbers = numbers
        self._things = things

    def __getitem__(self, id: str) -> Thing:
        return self._things[self._numbers[id]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)
