"""What a place that keeps something about a chat must be able to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeAlias

Row: TypeAlias = Mapping[str, str | int]
"""One thing that is kept, as the person it is about may read it: German names, plain values."""


class PersonalData(Protocol):
    """A store behind an attributable `Holding`; several may share one."""

    @property
    def key(self) -> str:
        """The holding's."""
        ...

    async def of(self, chat: int) -> Sequence[Row]:
        """All that is kept about the private chat of this number."""
        ...

    async def delete(self, chat: int) -> int:
        """Delete it at once; how much there was."""
        ...
