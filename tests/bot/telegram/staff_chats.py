"""What staff send and see, for their handlers' tests."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from bot.catalogue import Catalogue
from tests.bot.telegram.chats import Bench, bench, message, press
from tests.bot.telegram.fake_dialogue import FakeDialogue
from tests.bot.telegram.fake_office import FakeOffice

CATALOGUE = Catalogue.from_folder()
FILE = {"file_id": "F1", "file_unique_id": "F1"}


@asynccontextmanager
async def office_bench(office: FakeOffice, dialogue: FakeDialogue | None = None) -> AsyncIterator[Bench]:
    async with bench(dialogue, office=office) as desk:
        yield desk


def document(name: str | None = "konferenz.pdf", chat: int = 7, size: int | None = 8, **more: Any) -> dict[str, Any]:
    """An update with a file."""
    facts = {key: value for key, value in (("file_name", name), ("file_size", size)) if value is not None}
    return message(None, chat, document=FILE | facts, **more)


def said(key: str, language: str = "de", **values: str | int) -> str:
    return CATALOGUE.text(key, language, **values)


def texts(sent: list[dict[str, Any]]) -> list[str]:
    return [call["text"] for call in sent]


def buttons(sent: dict[str, Any]) -> dict[str, str]:
    """Data of each button by its label."""
    rows = sent.get("reply_markup", {}).get("inline_keyboard", [])
    return {button["text"]: button["callback_data"] for row in rows for button in row}


def pressed(sent: dict[str, Any], label: str, number: int = 500) -> dict[str, Any]:
    """A press of a button of what has been sent."""
    return press(buttons(sent)[label], number=number, reply_markup=sent["reply_markup"])
