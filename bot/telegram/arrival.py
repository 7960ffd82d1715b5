"""How updates arrive: fetched by long polling, or delivered to a webhook."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import Protocol

from bot.setting_sections import TelegramSettings
from bot.telegram.contact import Contact
from bot.telegram.intake import Intake
from bot.telegram.polling import Polling
from bot.telegram.tolerant_bot import TolerantBot
from bot.telegram.webhook import Webhook


class Arrival(Protocol):
    """The way on which updates come in."""

    async def check(self, bot: TolerantBot) -> None:
        """Raise ChannelError when the way is barred; changes nothing."""
        ...

    def open(self, bot: TolerantBot, intake: Intake, contact: Contact) -> AbstractAsyncContextManager[None]:
        """Updates go to the intake as long as this is entered; raises ChannelError when the way is barred."""
        ...


def arrival(settings: TelegramSettings) -> Arrival:
    """The way that the settings name; raises ChannelError for one that cannot work."""
    return Webhook.from_settings(settings) if settings.mode == "webhook" else Polling(settings.takeover)
