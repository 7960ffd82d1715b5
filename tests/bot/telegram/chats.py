"""Updates as Telegram sends them, and an application that takes them without a network."""

from __future__ import annotations

import itertools
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from telegram import Update

from bot.catalogue import Catalogue
from bot.editing.office import EditorialOffice
from bot.setting_sections import TelegramSettings
from bot.telegram.application import Requests, TelegramApplication, build_application, build_bot
from bot.telegram.cases import Cases
from bot.telegram.gate import Gate
from bot.telegram.staff_desk import Staffroom, workers_of_staff
from bot.telegram.workers import Workers
from tests.bot.telegram.fake_dialogue import FakeDialogue
from tests.bot.telegram.fake_request import ME, FakeRequest

TOKEN = "123456:" + "A" * 35
NOW = int(time.time())
_numbers = itertools.count(1)
_SETTINGS = TelegramSettings.model_validate({})


@dataclass(frozen=True, slots=True)
class Bench:
    """The channel with fakes at both ends."""

    application: TelegramApplication
    request: FakeRequest
    dialogue: FakeDialogue

    async def take(self, *updates: dict[str, Any]) -> list[dict[str, Any]]:
        """Process updates one after the other; the messages sent because of them."""
        before = len(self.request.sent())
        for raw in updates:
            update = Update.de_json(raw, self.application.bot)
            await self.application.update_processor.process_update(update, self.application.process_update(update))
        return self.request.sent()[before:]


@asynccontextmanager
async def bench(
    dialogue: FakeDialogue | None = None,
    workers: Workers | None = None,
    office: EditorialOffice | None = None,
    cases: Cases | None = None,
    gate: Gate | None = None,
) -> AsyncIterator[Bench]:
    request, asked, pool = FakeRequest(), dialogue or FakeDialogue(), workers or Workers()
    bot = build_bot(_SETTINGS, TOKEN, Requests(request, request))
    room = Staffroom(office, workers_of_staff()) if office else None
    application = build_application(bot, asked, Catalogue.from_folder(), pool, staffroom=room, cases=cases, gate=gate)
    await application.initialize()
    try:
        yield Bench(application, request, asked)
    finally:
        await application.shutdown()
        pool.close()
        if room:
            room.workers.close()


def message(text: str | None = None, chat: int = 7, language: str | None = "de", **more: Any) -> dict[str, Any]:
    """An update with one private message; a leading slash makes it a command."""
    content: dict[str, Any] = {} if text is None else {"text": text}
    if text and text.startswith("/"):
        content["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
    return {"update_id": next(_numbers), "message": _framed(chat, language, content | more)}


def edited(text: str, chat: int = 7) -> dict[str, Any]:
    update = message(text, chat)
    return {"update_id": update["update_id"], "edited_message": update["message"] | {"edit_date": NOW}}


def in_group(text: str, mention: str = "", **more: Any) -> dict[str, Any]:
    """A message in a group; `mention` is marked where it stands in the text."""
    marked = [{"type": "mention", "offset": text.index(mention), "length": len(mention)}] if mention else []
    group = {"id": -100, "type": "supergroup", "title": "Gruppe"}
    update = message(text)
    update["message"] |= {"chat": group, "entities": marked} | more
    return update


def press(data: str, chat: int = 7, number: int = 500, language: str | None = "de", **more: Any) -> dict[str, Any]:
    """A pressed button below message `number`."""
    below = _framed(chat, None, {"text": "x", **more}) | {"message_id": number, "from": ME}
    query = {"id": str(next(_numbers)), "from": _person(chat, language), "chat_instance": "1"}
    return {"update_id": next(_numbers), "callback_query": query | {"data": data, "message": below}}


def _framed(chat: int, language: str | None, content: dict[str, Any]) -> dict[str, Any]:
    frame = {"message_id": next(_numbers), "date": NOW, "chat": {"id": chat, "type": "private", "first_name": "A"}}
    return frame | {"from": _person(chat, language)} | content


def _person(number: int, language: str | None) -> dict[str, Any]:
    spoken = {"language_code": language} if language else {}
    return {"id": number, "is_bot": False, "first_name": "A"} | spoken
