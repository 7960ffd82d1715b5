"""The server is not shaped after python-telegram-bot alone: it serves a bot written with aiogram, without complaint."""

from __future__ import annotations

import asyncio
from io import BytesIO

from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.filters import CommandStart
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
)

from tests.bot_api.conftest import CHAT, PERSON, Wire
from tests.bot_api.refusal import Json


def _dispatcher() -> Dispatcher:
    dispatcher = Dispatcher()

    @dispatcher.message(CommandStart())
    async def greet(message: Message) -> None:
        buttons = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Ja", callback_data="ja")]])
        await message.answer("<b>Willkommen</b>", parse_mode=ParseMode.HTML, reply_markup=buttons)

    @dispatcher.callback_query()
    async def pressed(query: CallbackQuery) -> None:
        await query.answer()
        if isinstance(query.message, Message):
            await query.message.edit_text("gedrückt")

    @dispatcher.message(F.document)
    async def send_back(message: Message, bot: Bot) -> None:
        assert message.document is not None
        content = await bot.download(message.document, destination=BytesIO())
        assert content is not None
        await message.answer_document(BufferedInputFile(content.read(), "zurück.txt"))

    return dispatcher


async def _next(wire: Wire, method: str) -> Json:
    query: dict[str, str | int] = {"token": wire.token, "method": method, "wait": 10}
    calls = (await wire.http.get("/control/calls", params=query)).json()["calls"]
    assert calls, f"the aiogram bot never called {method}"
    result: Json = calls[-1]["result"]
    return result


async def test_an_aiogram_bot_greets_edits_and_exchanges_files(wire: Wire) -> None:
    bot = Bot(wire.token, session=AiohttpSession(api=TelegramAPIServer.from_base(wire.url)))
    dispatcher = _dispatcher()
    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, polling_timeout=5))
    try:
        await wire.says("/start")
        greeting = await _next(wire, "sendMessage")
        assert (greeting["text"], greeting["entities"][0]["type"]) == ("Willkommen", "bold")
        press = {"id": "1", "from": PERSON, "data": "ja", "message": greeting}
        await wire.happens({"callback_query": press})
        assert (await _next(wire, "editMessageText"))["text"] == "gedrückt"
        query = {"token": wire.token, "name": "hin.txt", "mime": "text/plain"}
        document = (await wire.http.post("/control/file", params=query, content=b"Inhalt")).json()
        await wire.happens({"message": {"chat": CHAT, "from": PERSON, "document": document}})
        assert (await _next(wire, "sendDocument"))["document"]["file_size"] == 6
    finally:
        await dispatcher.stop_polling()
        await polling
        await bot.session.close()
    state = await wire.state()
    assert (state["contract"], state["unanswered_presses"]) == ([], [])
