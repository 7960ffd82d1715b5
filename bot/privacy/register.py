"""All stores that keep something about a chat: asked together, and emptied together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.logs.logger import logger
from bot.privacy.holding import HOLDINGS
from bot.privacy.personal_data import PersonalData, Row

_log = logger(__name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """What a store holds about a chat."""

    key: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Erasure:
    """How much of each holding is gone; `failed` are those that could not be emptied."""

    counts: tuple[tuple[str, int], ...]
    failed: tuple[str, ...]


class Register:
    """Raises ValueError for a store of no attributable holding, and for such a holding without a store."""

    def __init__(self, stores: Sequence[PersonalData]) -> None:
        self._stores = tuple(stores)
        expected = {holding.key for holding in HOLDINGS if holding.attributable}
        if wrong := expected.symmetric_difference(store.key for store in stores):
            raise ValueError(f"stores and attributable holdings differ in {sorted(wrong)}; see bot/privacy/holding.py")

    async def about(self, chat: int) -> tuple[Kept, ...]:
        """What is kept about a chat, in the order of the holdings."""
        rows: dict[str, tuple[Row, ...]] = {holding.key: () for holding in HOLDINGS if holding.attributable}
        for store in self._stores:
            rows[store.key] += tuple(await store.of(chat))
        return tuple(Kept(key, found) for key, found in rows.items())

    async def erase(self, chat: int) -> Erasure:
        """Delete all of it; a store that fails keeps none of the others from it."""
        counts = {holding.key: 0 for holding in HOLDINGS if holding.attributable}
        failed: list[str] = []
        for store in self._stores:
            try:
                counts[store.key] += await store.delete(chat)
            except Exception as error:
                _log.error("personal data not deleted; look at the store's file", store=store.key, exc_info=error)
                failed.append(store.key)
        erasure = Erasure(tuple(counts.items()), tuple(failed))
        _log.info("personal data deleted", failed=list(failed), **counts)
        return erasure

    async def forget(self, chat: int) -> None:
        """As `erase`, for a chat that has left."""
        await self.erase(chat)
