"""Subscribing, waiting for an answer, calendar entries and pins, as a citizen meets them."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from bot.announcements.announcements import Announcements
from bot.announcements.bureau import Bureau
from bot.announcements.standing import Standing
from bot.catalogue import FALLBACKS, Catalogue
from bot.dialogue.reply import Reply, Status
from bot.setting_sections import AnnouncementSettings, TelegramSettings
from bot.storage.storage import Storage
from bot.telegram.announcement_rendering import AnnouncementRenderer
from bot.telegram.application import Requests, build_application, build_bot
from bot.telegram.callback_data import Action, Press
from bot.telegram.workers import Workers
from tests.bot.announcements.editions import FixedSource, bureau_in, edition, release
from tests.bot.occasions.occasions import CONFERENCE, FAIR
from tests.bot.telegram.chats import TOKEN, Bench, bench, in_group, message, press
from tests.bot.telegram.fake_dialogue import PASSAGE, QUOTE, FakeDialogue
from tests.bot.telegram.fake_request import FakeRequest
from tests.bot.telegram.telegram_parser import parse

CATALOGUE = Catalogue.from_folder()
TOPICS = edition("1", release("a", topics=["Messe", "Bergbau"]), release("b", topics=["Messe"]))


def refused(question: str) -> Reply:
    return Reply(question, Status.NO_ANSWER, "de", lead="Dazu finde ich nichts.", read_as=question)


@dataclass(frozen=True)
class Room:
    bench: Bench
    bureau: Bureau

    async def take(self, *updates: dict[str, Any]) -> list[str]:
        """The texts sent because of them."""
        return [parse(sent["text"]).text for sent in await self.bench.take(*updates)]

    async def press(self, label: str, chat: int = 7) -> list[str]:
        """Press the button of that label below the last message."""
        return await self.take(press(self.buttons()[label], chat))

    def buttons(self) -> dict[str, str]:
        markup = self.bench.request.sent()[-1].get("reply_markup", {"inline_keyboard": []})
        markup = json.loads(markup) if isinstance(markup, str) else markup
        return {one["text"]: one.get("callback_data", "") for row in markup["inline_keyboard"] for one in row}


@asynccontextmanager
async def room(folder: Path, dialogue: FakeDialogue | None = None) -> AsyncIterator[Room]:
    request, asked, workers = FakeRequest(), dialogue or FakeDialogue(refused), Workers()
    bot = build_bot(TelegramSettings.model_validate({}), TOKEN, Requests(request, request))
    async with bureau_in(Storage(folder)) as bureau:
        announcements = Announcements(bureau, FixedSource(TOPICS))
        application = build_application(bot, asked, CATALOGUE, workers, announcements=announcements)
        await application.initialize()
        yield Room(Bench(application, request, asked), bureau)
        await application.shutdown()
        workers.close()


async def test_the_command_says_what_is_stored_and_what_somebody_has(tmp_path: Path) -> None:
    async with room(tmp_path) as at:
        [text] = await at.take(message("/abo"))
        assert "die Nummer dieses Chats speichern" in text
        assert "Uhr schreibe ich nicht" not in text  # the settings know no quiet hours
        assert "nichts abonniert" in text
        assert list(at.buttons()) == ["Alle Pressemitteilungen", "Nur ein Thema …"]
        assert (await at.bureau.standing(7)).is_empty


def test_quiet_hours_are_told_as_the_settings_have_them() -> None:
    renderer = AnnouncementRenderer(CATALOGUE, AnnouncementSettings(quiet_from=19, quiet_until=9))
    [told] = renderer.standing(Standing(False, (), ()), "de")
    assert "Zwischen 19 und 9 Uhr schreibe ich nicht." in told.plain


async def test_subscribing_and_unsubscribing_from_everything(tmp_path: Path) -> None:
    async with room(tmp_path) as at:
        await at.take(message("/abo"))
        [done] = await at.press("Alle Pressemitteilungen")
        assert "Gespeichert ist dafür die Nummer dieses Chats" in done
        [text] = await at.take(message("/abo"))
        assert "Sie bekommen alle neuen Pressemitteilungen" in text
        [gone] = await at.press("Pressemitteilungen abbestellen")
        assert gone == "Abbestellt und gelöscht."
        assert (await at.bureau.standing(7)).is_empty


async def test_topics_come_from_the_live_snapshot_the_most_frequent_first(tmp_path: Path) -> None:
    async with room(tmp_path) as at:
        await at.take(message("/abo"))
        await at.press("Nur ein Thema …")
        assert list(at.buttons()) == ["Messe", "Bergbau"]
        [done] = await at.press("Messe")
        assert "„Messe“" in done
        assert (await at.bureau.standing(7)).topics == ("Messe",)
        await at.take(message("/abo"))
        await at.press("Abbestellen: Messe")
        assert (await at.bureau.standing(7)).is_empty


async def test_a_topic_that_is_gone_makes_a_stale_button(tmp_path: Path) -> None:
    async with room(tmp_path) as at:
        [text] = await at.take(press(str(Press(Action.SUBSCRIBE, "123456789abc").data())))
    assert text == CATALOGUE.text("telegram-stale", "de")


async def test_a_refused_question_can_wait_and_be_dropped(tmp_path: Path) -> None:
    async with room(tmp_path) as at:
        await at.take(message("Wann öffnet das Werk, fragt erika@example.org?"))
        [done] = await at.press("Sag mir, wenn du das beantworten kannst")
        assert "längstens 90 Tage" in done
        [waiting] = (await at.bureau.standing(7)).waiting
        assert "Werk" in waiting.question
        assert "erika" not in waiting.question
        [text] = await at.take(message("/abo"))
        assert waiting.question in text
        label = next(label for label in at.buttons() if label.startswith("Nicht mehr warten"))
        [dropped] = await at.press(label)
        assert "Gelöscht" in dropped
        assert (await at.bureau.standing(7)).is_empty


async def test_the_sixth_question_of_a_chat_is_not_kept(tmp_path: Path) -> None:
    async with room(tmp_path) as at:
        told = []
        for number in range(6):
            await at.take(message(f"Frage {number} zum Werk?"))
            told += await at.press("Sag mir, wenn du das beantworten kannst")
        assert "Sie haben schon 5 Fragen" in told[-1]
        assert len((await at.bureau.standing(7)).waiting) == 5


async def test_nobody_can_take_up_another_s_offer(tmp_path: Path) -> None:
    async with room(tmp_path) as at:
        await at.take(message("Wann öffnet das Werk?"))
        [text] = await at.press("Sag mir, wenn du das beantworten kannst", chat=8)
        assert text == CATALOGUE.text("telegram-stale", "de")
        assert (await at.bureau.standing(8)).is_empty


async def test_an_answered_question_is_not_offered_to_wait_nor_one_of_a_group(tmp_path: Path) -> None:
    async with room(tmp_path, FakeDialogue()) as at:
        await at.take(message("Wann?"))
        assert "Sag mir, wenn du das beantworten kannst" not in at.buttons()
    async with room(tmp_path) as at:
        await at.take(in_group("@strategie_bot wann?", "@strategie_bot"))
        assert at.buttons() == {}


async def test_delete_leaves_nothing_and_my_data_shows_it(tmp_path: Path) -> None:
    async with room(tmp_path) as at:
        await at.take(message("/abo"))
        await at.press("Alle Pressemitteilungen")
        await at.take(message("/meinedaten"))
        [document] = [name for name, content, _ in at.bench.request.uploads] or [""]
        await at.take(message("/loeschen"))
        yes = next(data for data in at.buttons().values() if data.endswith(":yes"))
        await at.take(press(yes))
        assert document
        assert (await at.bureau.standing(7)).is_empty


async def test_who_blocks_the_bot_leaves_nothing(tmp_path: Path) -> None:
    async with room(tmp_path) as at:
        await at.bureau.subscribe(7, "de")
        blocked = {"status": "kicked", "user": {"id": 42, "is_bot": True, "first_name": "B"}, "until_date": 0}
        member = {"status": "member", "user": {"id": 42, "is_bot": True, "first_name": "B"}}
        update = message("x")
        change = {"chat": update["message"]["chat"], "from": update["message"]["from"], "date": 1}
        await at.take(
            {
                "update_id": update["update_id"],
                "my_chat_member": change | {"old_chat_member": member, "new_chat_member": blocked},
            }
        )
        assert (await at.bureau.standing(7)).is_empty


@pytest.mark.parametrize("language", FALLBACKS)
async def test_every_text_is_there_in_every_language(tmp_path: Path, language: str) -> None:
    async with room(tmp_path) as at:
        await at.bureau.subscribe(7, language, "Messe")
        await at.bureau.wait_for(7, "Wann?", language)
        command = message("/abo", language=language)
        [text] = await at.take(command)
        assert CATALOGUE.text("announcements-offer", language) in text
        assert all(at.buttons().values())


@pytest.mark.parametrize("language", FALLBACKS)
def test_every_text_can_be_said_in_every_language(language: str) -> None:
    values: dict[str, str | int] = {"days": 90, "most": 5, "count": 2, "topic": "T", "topics": "T", "question": "Q"}
    values |= {"since": "heute", "from": 20, "until": 8, "when": "dann", "place": "dort", "start": "a", "end": "b"}
    keys = [key for key in _keys() if not (language == "de-leicht" and key.startswith("telegram-command"))]
    assert len(keys) > 30
    assert all(CATALOGUE.text(key, language, **values) for key in keys)


def _keys() -> list[str]:
    from bot.catalogue import LOCALES

    lines = (LOCALES / "announcements.de.ftl").read_text(encoding="utf-8").splitlines()
    return [line.split(" =")[0] for line in lines if line[:1].isalpha()]


def about_fair(question: str) -> Reply:
    return Reply(question, Status.ANSWERED, "de", quotes=(replace(QUOTE, occasion=FAIR),))


async def test_an_answer_about_an_occasion_says_its_date_and_offers_calendar_and_map() -> None:
    async with bench(FakeDialogue(about_fair)) as desk:
        [sent] = await desk.take(message("Wann ist die Messe?"))
    assert "Termin: 9. März 2027 bis 12. März 2027, Leipziger Messe (Messe-Allee 1, 04356 Leipzig)" in sent["text"]
    labels = [button["text"] for row in sent["reply_markup"]["inline_keyboard"] for button in row]
    assert labels[2:4] == ["Kalendereintrag", "Karte"]


async def test_an_occasion_that_is_over_has_no_calendar_button_and_an_old_button_says_so() -> None:
    over = replace(FAIR, past=True)
    dialogue = FakeDialogue(
        lambda question: Reply(question, Status.ANSWERED, "de", quotes=(replace(QUOTE, occasion=over),))
    )
    dialogue.occasions[PASSAGE] = over
    async with bench(dialogue) as desk:
        [sent] = await desk.take(message("Wann war die Messe?"))
        [told] = await desk.take(press(str(Press(Action.CALENDAR, PASSAGE).data())))
    assert "Kalendereintrag" not in json.dumps(sent["reply_markup"])
    assert "vorbei" in told["text"]
    assert desk.request.of("sendDocument") == []


async def test_a_calendar_button_sends_a_file_that_calendars_read_with_the_date_in_words() -> None:
    dialogue = FakeDialogue(about_fair)
    dialogue.occasions[PASSAGE] = FAIR
    async with bench(dialogue) as desk:
        await desk.take(press(str(Press(Action.CALENDAR, PASSAGE).data())))
        [document], [(name, content, kind)] = desk.request.of("sendDocument"), desk.request.uploads
    assert (name, kind) == ("termin.ics", "text/calendar")
    assert Calendar.from_ical(content).events[0]["summary"] == FAIR.title
    assert "9. März 2027 bis 12. März 2027" in parse(document["caption"]).text


async def test_a_map_button_sends_the_words_and_then_the_pin() -> None:
    dialogue = FakeDialogue(about_fair)
    dialogue.occasions[PASSAGE] = FAIR
    async with bench(dialogue) as desk:
        [text] = await desk.take(press(str(Press(Action.MAP, PASSAGE).data())))
        [pin] = desk.request.of("sendVenue")
    assert "9. März 2027 bis 12. März 2027" in text["text"]
    assert (pin["title"], pin["address"]) == ("Leipziger Messe", "Messe-Allee 1, 04356 Leipzig")
    assert (pin["latitude"], pin["longitude"]) == (51.3967, 12.4028)


@pytest.mark.parametrize("action", [Action.CALENDAR, Action.MAP])
async def test_a_button_of_a_withdrawn_document_is_stale(action: Action) -> None:
    async with bench() as desk:
        [told] = await desk.take(press(str(Press(action, "gone").data())))
    assert told["text"] == CATALOGUE.text("telegram-stale", "de")


async def test_a_place_that_nobody_knows_has_a_calendar_button_alone() -> None:
    dialogue = FakeDialogue(
        lambda question: Reply(question, Status.ANSWERED, "de", quotes=(replace(QUOTE, occasion=CONFERENCE),))
    )
    async with bench(dialogue) as desk:
        [sent] = await desk.take(message("Wann?"))
    labels = [button["text"] for row in sent["reply_markup"]["inline_keyboard"] for button in row]
    assert "Kalendereintrag" in labels
    assert "Karte" not in labels


async def test_without_announcements_the_command_says_that_it_does_not_work() -> None:
    async with bench() as desk:
        [told] = await desk.take(message("/abo"))
    assert told["text"] == CATALOGUE.text("announcements-unavailable", "de")
