"""People see what is kept about them and delete it by a second word."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.catalogue import FALLBACKS, Catalogue
from bot.telegram.callback_data import Action, Press
from bot.telegram.privacy_rendering import NO, YES, PrivacyRenderer
from tests.bot.telegram.chats import bench, in_group, message, press
from tests.bot.telegram.telegram_parser import parse

CATALOGUE = Catalogue.from_folder()
ERASE, KEEP = (str(Press(Action.ERASE, ref).data()) for ref in (YES, NO))


def english() -> dict[str, Any]:
    return press("v1:lang:en")


@pytest.mark.parametrize("language", FALLBACKS)
def test_the_notice_is_readable_in_every_language(language: str) -> None:
    for part in PrivacyRenderer(CATALOGUE).notice(language):
        assert parse(part.html).text == part.plain
        assert len(part.plain) <= 4096


@pytest.mark.parametrize("command", ["/datenschutz", "/privacy"])
async def test_the_notice_says_who_is_responsible_and_what_is_kept(command: str) -> None:
    async with bench() as desk:
        sent = await desk.take(message(command))
    told = "\n".join(call["text"] for call in sent)
    assert "Hier antwortet eine Maschine" in told
    assert "Verantwortlich: Sächsisches Staatsministerium" in told
    assert "<b>Nachrichten bis zur Antwort</b>" in told
    assert "90 Tage" in told
    assert "Telegram selbst sieht den Chat" in told


async def test_somebody_sees_what_is_kept_as_message_and_file() -> None:
    async with bench() as desk:
        await desk.take(english(), message("When was it?"))
        (told,) = await desk.take(message("/mydata", language="en"))
    assert "<b>Your last questions</b>\nFrage: When was it?" in told["text"]
    assert "<b>Chosen language</b>\nSprache: en" in told["text"]
    assert "<b>Messages until they are answered</b>\nnothing" in told["text"]
    ((name, content, _),) = desk.request.uploads
    assert name == "my-data.json"
    entries = {key: value["entries"] for key, value in json.loads(content).items()}
    assert entries["conversation"] == [{"Frage": "When was it?"}]
    assert entries["language"] == [{"Sprache": "en"}]


async def test_nothing_is_deleted_before_the_second_word_and_everything_after_it() -> None:
    async with bench() as desk:
        await desk.take(english(), message("When?"))
        (question,) = await desk.take(message("/loeschen"))
        assert desk.dialogue.asked == ["When?"]
        buttons = [button for row in question["reply_markup"]["inline_keyboard"] for button in row]
        assert [(button["text"], button["callback_data"]) for button in buttons] == [
            ("Yes, delete everything", ERASE),
            ("No", KEEP),
        ]
        (told,) = await desk.take(press(ERASE))
        assert told["text"].startswith("Deleted:\nYour last questions: 1\nChosen language: 1\n\nNothing is stored")
        assert desk.dialogue.asked == []
        (again,) = await desk.take(press(ERASE))
    assert again["text"] == CATALOGUE.text("privacy-erased-nothing", "de")
    assert len(desk.request.of("editMessageReplyMarkup")) == 2


async def test_no_means_no() -> None:
    async with bench() as desk:
        await desk.take(message("Wann?"))
        (told,) = await desk.take(press(KEEP))
    assert told["text"] == CATALOGUE.text("privacy-kept", "de")
    assert desk.dialogue.asked == ["Wann?"]


async def test_another_chat_is_not_touched() -> None:
    async with bench() as desk:
        await desk.take(message("Wann?", chat=8))
        await desk.take(press(ERASE, chat=7))
    assert desk.dialogue.asked == ["Wann?"]


async def test_in_a_group_nobody_s_data_are_shown_or_deleted() -> None:
    async with bench() as desk:
        for command in ("/meinedaten", "/loeschen"):
            entity = [{"type": "bot_command", "offset": 0, "length": len(command)}]
            assert await desk.take(in_group(command, entities=entity)) == []
    assert desk.request.uploads == []


async def test_a_file_that_names_what_cannot_be_attributed_comes_along() -> None:
    async with bench() as desk:
        await desk.take(message("/meinedaten"))
    (caption,) = [call["caption"] for call in desk.request.of("sendDocument")]
    assert "Fragen ohne hilfreiche Antwort" in caption
    assert "Bewertungen" in caption
