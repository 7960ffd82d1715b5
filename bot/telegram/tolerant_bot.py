"""A bot that goes on when one update cannot be read."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.telegram.soundness import check

log = logging.getLogger(__name__)


class TolerantBot(ExtBot[None]):
    """An update that the library cannot parse would otherwise be asked for again and again, for ever."""

    async def get_updates(
        self,
        offset: int | None = None,
        limit: int | None = None,
        timeout: Any = None,  # noqa: ASYNC109  # the library's parameter: how long Telegram waits
        allowed_updates: Sequence[str] | None = None,
        **kwargs: Any,
    ) -> tuple[Update, ...]:
        try:
            updates = await super().get_updates(offset, limit, timeout, allowed_updates, **kwargs)
            for update in updates:
                check(update)
        except TelegramError:
            raise
        except Exception as error:
            log.error("Telegram sent an update that cannot be read: %s", type(error).__name__)
            return await self._one_by_one(offset, allowed_updates)
        return updates

    async def _one_by_one(self, offset: int | None, allowed_updates: Sequence[str] | None) -> tuple[Update, ...]:
        """The same updates once more; each bad one is replaced by an empty one, so that it is confirmed and gone."""
        asked = {"offset": offset, "timeout": 0, "allowed_updates": allowed_updates}
        # in small letters: the library warns about the usual spelling, Telegram reads any
        raw: Any = await self.do_api_request("getupdates", api_kwargs={k: v for k, v in asked.items() if v is not None})
        if not isinstance(raw, (list, tuple)):
            raise TelegramError("getUpdates did not answer with a list")
        numbered = [each for each in raw if _number(each) is not None]
        return tuple(self.readable(each) or Update(each["update_id"]) for each in numbered)

    def readable(self, raw: Any) -> Update | None:
        """The update; None for one that cannot be used, of which only the number is logged."""
        try:
            update = Update.de_json(raw, self)
            check(update)
        except Exception as error:
            log.error("skipped update %s: %s", _number(raw), type(error).__name__)
            return None
        return update


def _number(raw: object) -> int | None:
    number = raw.get("update_id") if isinstance(raw, dict) else None
    return number if isinstance(number, int) else None
