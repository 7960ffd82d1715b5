"""Staff against the local Bot API server, which judges every request: files go both ways as Telegram wants them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest

from bot.catalogue import Catalogue
from bot.editing.office import Publication
from bot.inbox.inbox import Inbox
from bot.setting_sections import TelegramSettings
from bot.storage.storage import Storage
from bot.telegram import staff_upload
from bot.telegram.application import build_application, build_bot
from bot.telegram.cases import Cases
from bot.telegram.contact import Contact
from bot.telegram.intake import Intake
from bot.telegram.polling import Polling
from bot.telegram.staff_desk import Staffroom, workers_of_staff
from bot.telegram.workers import Workers
from tests.bot.telegram.fake_dialogue import FakeDialogue
from tests.bot.telegram.fake_office import OBJECTED, FakeOffice
from tests.bot.telegram.staff_chats import said
from tests.bot_api.citizen import Citizen, Desk
from tests.bot_api.server import start

TOKEN = "4712:staff-over-http"
PDF = "application/pdf"
R = TypeVar("R")


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    """The server in the test's event loop; its desk blocks and is used from threads."""
    runner = await start(0)
    made = await asyncio.to_thread(Desk, f"http://127.0.0.1:{runner.addresses[0][1]}", TOKEN)
    yield made
    made.__exit__(None, None, None)
    await runner.cleanup()


@pytest.fixture
async def office(desk: Desk, tmp_path: Path) -> AsyncIterator[FakeOffice]:
    """A bot that polls that server, and the office behind it; nothing it sends may be refused."""
    office, settings = FakeOffice(), {"base_url": f"{desk.url}/bot", "base_file_url": f"{desk.url}/file/bot"}
    workers, of_staff = Workers(), workers_of_staff()
    bot = build_bot(TelegramSettings.model_validate(settings), TOKEN)
    room = Staffroom(office, of_staff)
    application = build_application(bot, FakeDialogue(), Catalogue.from_folder(), workers, staffroom=room)
    inbox = Inbox.of_bot(4712, Storage(tmp_path))
    intake = Intake(bot, Cases(inbox), application.update_queue)
    async with application, Polling().open(bot, intake, Contact()):
        await application.start()
        yield office
        await application.stop()
    workers.close()
    of_staff.close()
    inbox.close()
    state = await asyncio.to_thread(desk.state)
    assert (state["contract"], state["unanswered_presses"]) == ([], [])


async def off_the_loop(act: Callable[..., R], *args: Any) -> R:
    return await asyncio.to_thread(partial(act, *args))


@pytest.fixture
async def member(desk: Desk, office: FakeOffice) -> Citizen:
    member = await off_the_loop(Citizen, desk)
    office.staff = {member.id}
    return member


async def test_a_file_is_loaded_shown_published_and_its_buttons_go(member: Citizen, office: FakeOffice) -> None:
    await off_the_loop(member.upload, "konferenz.pdf", PDF, b"%PDF-1.7 " + b"x" * 100_000)
    shown = await off_the_loop(member.reads)
    assert office.acts[0] == ("file", member.id, "konferenz.pdf", b"%PDF-1.7 " + b"x" * 100_000)
    await off_the_loop(member.press, shown, "Veröffentlichen")
    stripped = await off_the_loop(member.sees, "editMessageReplyMarkup")
    assert "reply_markup" not in stripped["result"]
    progress = await off_the_loop(member.reads)
    assert "wird geprüft" in progress["text"]
    checked = await off_the_loop(member.sees, "editMessageText")
    assert checked["result"]["message_id"] == progress["message_id"]
    assert checked["result"]["text"] == "„Vierte <b>Strategiekonferenz</b>“ ist geprüft."
    assert (await off_the_loop(member.reads))["text"].startswith("Veröffentlicht.")


async def test_the_gap_report_arrives_as_a_file_that_can_be_opened(member: Citizen) -> None:
    await off_the_loop(member.say, "/luecken")
    sent = (await off_the_loop(member.sees, "sendDocument"))["result"]
    facts = {key: sent["document"][key] for key in ("file_name", "mime_type", "file_size")}
    assert facts == {"file_name": "luecken.csv", "mime_type": "text/csv", "file_size": 16}
    assert sent["caption"] == said("staff-all-gaps")


async def test_objections_and_their_two_questions_are_accepted_by_telegram(member: Citizen, office: FakeOffice) -> None:
    def gate(despite: bool) -> Publication:
        return OBJECTED

    office.publishing = gate
    await off_the_loop(member.upload, "konferenz.pdf", PDF, b"%PDF-1.7")
    await off_the_loop(member.press, await off_the_loop(member.reads), "Veröffentlichen")
    await off_the_loop(member.reads)
    await off_the_loop(member.press, await off_the_loop(member.reads), "Trotzdem veröffentlichen")
    asked = await off_the_loop(member.reads)
    await off_the_loop(member.press, asked, "Ja, trotzdem veröffentlichen")
    await off_the_loop(member.reads)
    assert (await off_the_loop(member.reads))["text"].startswith("Nicht veröffentlicht.")
    assert [act[-1] for act in office.acts if act[0] == "publish"] == [False, True]


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ({"method": "download", "status": 404, "description": "Not Found"}, "staff-file-not-loaded"),
        ({"method": "download", "status": 502, "description": "Bad Gateway"}, "staff-file-not-loaded"),
        ({"method": "getFile", "status": 400, "description": "Bad Request: file is too big"}, "staff-file-too-big"),
    ],
)
async def test_a_download_that_fails_is_told_and_can_be_repeated(
    member: Citizen, office: FakeOffice, fault: dict[str, Any], sentence: str
) -> None:
    await off_the_loop(partial(member.desk.fault, **fault))
    await off_the_loop(member.upload, "konferenz.pdf", PDF, b"%PDF-1.7")
    assert (await off_the_loop(member.reads))["text"] == said(sentence, megabytes=20)
    await off_the_loop(member.upload, "konferenz.pdf", PDF, b"%PDF-1.7")
    assert "Strategiekonferenz" in (await off_the_loop(member.reads))["text"]
    assert len(office.acts) == 1


async def test_a_download_that_stalls_is_given_up(
    member: Citizen, office: FakeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staff_upload, "PATIENCE", 0.3)
    await off_the_loop(partial(member.desk.fault, "download", delay=1.0))
    await off_the_loop(member.upload, "konferenz.pdf", PDF, b"%PDF-1.7")
    assert (await off_the_loop(member.reads))["text"] == said("staff-file-slow")
    assert office.acts == []


async def test_the_menu_of_staff_is_set_for_their_chat_alone(member: Citizen) -> None:
    await off_the_loop(member.say, "/stand")
    await off_the_loop(member.reads)
    await off_the_loop(partial(member.desk.calls, 0, wait=5, method="setMyCommands"))
    ask = partial(member.desk.method, "getMyCommands")
    own = await off_the_loop(partial(ask, scope={"type": "chat", "chat_id": member.id}))
    assert [each["command"] for each in own][:5] == ["stand", "zurueck", "luecken", "entfernen", "hilfe"]
    assert await off_the_loop(partial(ask, scope={"type": "chat", "chat_id": member.id + 1})) == []
