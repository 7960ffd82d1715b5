"""Announces until it is killed: `python -m tests.bot.telegram.announcing_process SERVER TOKEN FOLDER`."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from bot.announcements.bureau import Bureau
from bot.catalogue import Catalogue
from bot.setting_sections import AnnouncementSettings, TelegramSettings
from bot.storage.storage import Storage
from bot.telegram.announcer import Announcer
from bot.telegram.application import build_bot
from bot.telegram.delivery import Delivery
from tests.bot.announcements.editions import FixedSource, edition, release

READY = "announcing"
SETTINGS = AnnouncementSettings(quiet_from=0, quiet_until=0, messages_per_second=20.0, check_seconds=0.2)


async def announce(server: str, token: str, folder: Path) -> None:
    settings = TelegramSettings.model_validate({"base_url": f"{server}/bot"})
    bot = build_bot(settings, token)
    await bot.initialize()
    source = FixedSource(edition("2", release("alt"), release("neu")))
    bureau = Bureau.of_bot(bot.id, Storage(folder), SETTINGS)
    print(READY, flush=True)
    await Announcer(bureau, source, Delivery(bot), Catalogue.from_folder()).run()


if __name__ == "__main__":
    asyncio.run(announce(sys.argv[1], sys.argv[2], Path(sys.argv[3])))
