"""Announcements are sent slowly, by day, once, and not to those who have left."""

from __future__ import annotations

import asyncio
import resource
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from telegram.error import NetworkError

from bot.announcements.bureau import Bureau
from bot.catalogue import Catalogue
from bot.setting_sections import AnnouncementSettings, TelegramSettings
from bot.storage.storage import Storage
from bot.telegram.announcer import Announcer, HindranceError
from bot.telegram.application import Requests, build_bot
from bot.telegram.delivery import Delivery
from tests.bot.announcements.editions import SETTINGS, FixedSource, bureau_in, edition, release
from tests.bot.telegram.chats import TOKEN
from tests.bot.telegram.fake_request import FakeRequest
from tests.bot.telegram.telegram_parser import parse

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
NIGHT = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
CATALOGUE = Catalogue.from_folder()
BY_DAY = AnnouncementSettings(messages_per_second=20.0, check_seconds=0.05)


@dataclass
class Desk:
    """An announcer between a bureau and a fake of Telegram; `now` and `busy` can be changed."""

    announcer: Announcer
    request: FakeRequest
    bureau: Bureau
    source: FixedSource
    now: datetime = NOON
    busy: bool = False

    def heard(self) -> list[int]:
        return [sent["chat_id"] for sent in self.request.sent()]


@asynccontextmanager
async def desk(folder: Path, settings: AnnouncementSettings = SETTINGS) -> AsyncIterator[Desk]:
    request, source = FakeRequest(), FixedSource(edition("1"))
    bot = build_bot(TelegramSettings.model_validate({}), TOKEN, Requests(request, request))
    await bot.initialize()
    async with bureau_in(Storage(folder), settings=settings) as bureau:
        delivery = Delivery(bot, pause=0.01)

        async def forget(chat: int) -> None:
            await bureau.erase(chat)

        delivery.departures.then(forget)
        made: list[Desk] = []
        announcer = Announcer(bureau, source, delivery, CATALOGUE, busy=lambda: made[0].busy, now=lambda: made[0].now)
        made.append(Desk(announcer, request, bureau, source))
        await announcer.look()
        yield made[0]
    await bot.shutdown()


async def happens(event: Callable[[], bool]) -> None:
    for _ in range(2000):
        if event():
            return
        await asyncio.sleep(0.005)
    raise AssertionError("it did not happen within ten seconds")


async def test_a_subscriber_reads_what_is_new_with_date_and_link_and_how_to_leave(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.bureau.subscribe(7, "de")
        at.source.live = edition("2", release("neu"), release("auch-neu"))
        await at.announcer.look()
        [sent] = at.request.sent()
        parsed = parse(sent["text"])
    assert sent["chat_id"] == 7
    assert "2 neue Pressemitteilungen" in parsed.text
    assert "SMWA, 23. November 2026" in parsed.text
    assert "/abo" in parsed.text
    assert [entity.url for entity in parsed.entities if entity.kind == "TextUrl"] == [
        "https://example.org/neu",
        "https://example.org/auch-neu",
    ]


@pytest.mark.parametrize("language", ["de", "de-leicht", "en", "pl", "cs"])
async def test_however_much_is_new_it_is_one_message_in_every_language(tmp_path: Path, language: str) -> None:
    async with desk(tmp_path) as at:
        await at.bureau.subscribe(7, language)
        many = [release(f"{number:03}-" + "ä&<" * 110) for number in range(60)]
        at.source.live = edition("2", *many)
        await at.announcer.look()
        [sent] = at.request.sent()
    assert parse(sent["text"]).units <= 4096
    assert "50" in sent["text"]


async def test_nothing_is_sent_at_night_and_everything_in_the_morning(tmp_path: Path) -> None:
    async with desk(tmp_path, BY_DAY) as at:
        at.now = NIGHT
        await at.bureau.subscribe(7, "de")
        await at.bureau.wait_for(8, "Wann?", "de")
        at.source.live, at.source.answers = edition("2", release("neu")), {"Wann?"}
        await at.announcer.look()
        night = at.heard()
        at.now = NOON
        await at.announcer.look()
        assert (night, at.heard()) == ([], [7, 8])


async def test_a_night_that_falls_ends_the_sending(tmp_path: Path) -> None:
    async with desk(tmp_path, BY_DAY) as at:
        for chat in range(1, 6):
            await at.bureau.subscribe(chat, "de")
        at.source.live = edition("2", release("neu"))
        looking = asyncio.create_task(at.announcer.look())
        await happens(lambda: len(at.heard()) >= 2)
        at.now = NIGHT
        await looking
        assert at.heard() == [1, 2]
        at.now = NOON
        await at.announcer.look()
        assert at.heard() == [1, 2, 3, 4, 5]


async def test_who_has_blocked_the_bot_is_forgotten_and_the_others_hear_of_it(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        for chat in (1, 2, 3):
            await at.bureau.subscribe(chat, "de")
        await at.bureau.wait_for(1, "Wann?", "de")
        blocked = (403, {"error_code": 403, "description": "Forbidden: bot was blocked by the user"})
        at.request.failures["sendMessage"].append(blocked)
        at.source.live = edition("2", release("neu"))
        await at.announcer.look()
        assert at.heard() == [1, 2, 3]
        assert [(await at.bureau.standing(chat)).is_empty for chat in (1, 2, 3)] == [True, False, False]
        at.source.live = edition("3", release("neu"), release("später"))
        await at.announcer.look()
        assert at.heard() == [1, 2, 3, 2, 3]


async def test_an_outage_keeps_what_is_to_be_sent(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.bureau.subscribe(1, "de")
        at.source.live = edition("2", release("neu"))
        at.request.failures["sendMessage"] += [NetworkError("down")] * 4
        with pytest.raises(HindranceError, match="NetworkError"):
            await at.announcer.look()
        assert await at.bureau.count() == 1
        await at.announcer.look()
        assert await at.bureau.count() == 0


async def test_a_chat_that_telegram_does_not_know_holds_up_no_other(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        for chat in (1, 2):
            await at.bureau.subscribe(chat, "de")
        unknown = (400, {"error_code": 400, "description": "Bad Request: chat not found"})
        at.request.failures["sendMessage"] += [unknown]
        at.source.live = edition("2", release("neu"))
        await at.announcer.look()
        assert set(at.heard()) == {1, 2}
        assert await at.bureau.count() == 0


async def test_a_question_is_answered_once_when_a_snapshot_answers_it(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.bureau.wait_for(7, "Wann ist die Messe?", "de")
        await at.announcer.look()
        await at.announcer.look()
        assert (at.source.asked, at.heard()) == (["Wann ist die Messe?"], [])
        at.source.live, at.source.answers = edition("2"), {"Wann ist die Messe?"}
        await at.announcer.look()
        await at.announcer.look()
        [sent] = at.request.sent()
        assert (await at.bureau.standing(7)).is_empty
    read = parse(sent["text"]).text
    assert "Sie wollten Bescheid wissen" in read
    assert "Ihre Frage: Wann ist die Messe?" in read
    assert "Antwort auf Wann ist die Messe?" in read


async def test_an_answer_that_a_later_snapshot_takes_back_is_not_sent(tmp_path: Path) -> None:
    async with desk(tmp_path, BY_DAY) as at:
        await at.bureau.wait_for(7, "Wann?", "de")
        at.now, at.source.live, at.source.answers = NIGHT, edition("2"), {"Wann?"}
        await at.announcer.look()
        at.now, at.source.live, at.source.answers = NOON, edition("1"), set()
        await at.announcer.look()
        assert at.heard() == []
        at.source.live, at.source.answers = edition("3"), {"Wann?"}
        await at.announcer.look()
        assert at.heard() == [7]


async def test_many_questions_are_put_to_a_snapshot_in_batches_and_all_of_them(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        for chat in range(1, 46):
            await at.bureau.wait_for(chat, f"Frage {chat:04}?", "de")
        await at.announcer.look()
        assert len(at.source.asked) == len(set(at.source.asked)) == 45


async def test_citizens_come_first(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.bureau.subscribe(7, "de")
        at.busy, at.source.live = True, edition("2", release("neu"))
        looking = asyncio.create_task(at.announcer.look())
        await asyncio.sleep(0.3)
        assert at.heard() == []
        at.busy = False
        await looking
        assert at.heard() == [7]


async def test_no_more_are_sent_in_a_second_than_the_settings_say(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        for chat in range(12):
            await at.bureau.subscribe(chat + 1, "de")
        at.source.live = edition("2", release("neu"))
        began = time.monotonic()
        await at.announcer.look()
        assert time.monotonic() - began >= 12 / SETTINGS.messages_per_second


async def test_stopping_sends_what_is_being_sent_and_keeps_the_rest(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        for chat in range(1, 31):
            await at.bureau.subscribe(chat, "de")
        at.source.live = edition("2", release("neu"))
        running = asyncio.create_task(at.announcer.run())
        await happens(lambda: len(at.heard()) >= 3)
        at.announcer.stop()
        async with asyncio.timeout(2):
            await running
        assert await at.bureau.count() == 30 - len(at.heard())


async def test_a_source_that_fails_is_asked_again(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with desk(tmp_path) as at:
        await at.bureau.subscribe(1, "de")
        at.source.live, at.source.broken = edition("2", release("neu")), RuntimeError("Was eine Bürgerin schrieb")
        running = asyncio.create_task(at.announcer.run())
        await asyncio.sleep(0.2)
        at.source.broken = None
        await happens(lambda: bool(at.heard()))
        at.announcer.stop()
        await running
    assert "announcements failed" in caplog.text
    assert "Bürgerin" not in caplog.text


async def test_a_thousand_subscribers_take_no_memory_to_speak_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk(tmp_path, SETTINGS.model_copy(update={"messages_per_second": 100_000.0})) as at:
        await asyncio.gather(*(at.bureau.subscribe(chat, "de") for chat in range(1, 1001)))
        most, pending = [0], at.bureau.pending

        async def counted(count: int) -> tuple[object, ...]:
            found = await pending(count)
            most[0] = max(most[0], len(found))
            return found

        monkeypatch.setattr(at.bureau, "pending", counted)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        at.source.live = edition("2", release("neu"))
        await at.announcer.look()
        heard = at.heard()
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert sorted(heard) == list(range(1, 1001))
    assert most[0] == 50
    assert grown < 30_000  # kilobytes, most of it the fake's record of a thousand calls
