"""Updates that are fetched from Telegram, by requests it holds open until there are some."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.telegram.channel_error import ChannelError
from bot.telegram.contact import Contact
from bot.telegram.fetching import Fetching
from bot.telegram.intake import Intake
from bot.telegram.reaching import persistently
from bot.telegram.tolerant_bot import TolerantBot


@dataclass(frozen=True, slots=True)
class Polling:
    """Never takes a webhook away from another instance unless told to."""

    takeover: bool = False

    async def check(self, bot: TolerantBot) -> None:
        url = "" if self.takeover else (await persistently(bot.get_webhook_info)).url
        if url:
            raise ChannelError(
                f"this bot's updates are delivered to a webhook at {urlsplit(url).hostname}; "
                "stop that instance and set telegram.takeover = true to poll instead"
            )

    @asynccontextmanager
    async def open(self, bot: TolerantBot, intake: Intake, contact: Contact) -> AsyncIterator[None]:
        await self.check(bot)  # once more: loading took its time
        if self.takeover:
            await persistently(bot.delete_webhook)
        fetching = asyncio.create_task(Fetching(bot, intake, contact).forever())
        try:
            yield
        finally:
            fetching.cancel()
            await asyncio.wait([fetching])
