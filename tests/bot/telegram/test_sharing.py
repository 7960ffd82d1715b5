"""Two replicas answer for one bot as one would: in order, once, and remembering what was said."""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from bot.dialogue.reply import Reply
from bot.inbox.shared_inbox import FENCE, SharedInbox
from bot.setting_sections import LimitSettings
from bot.storage.storage import Storage
from bot.storage.tables import exchanges, languages
from bot.telegram.allowance import Allowance
from bot.telegram.crowd import Crowd
from bot.telegram.flood_limiter import FloodLimiter
from bot.telegram.gate import Gate
from bot.telegram.offers import Offers
from bot.telegram.sharing import Sharing
from bot.telegram.visitor import Visitors
from tests.bot.telegram.chats import message, press
from tests.bot.telegram.fake_dialogue import FakeDialogue, echo, slow_when_asked_to
from tests.bot.telegram.kept_chats import Channel, replica


async def test_the_order_of_a_chat_holds_wherever_its_updates_come_in(storage: Storage) -> None:
    together = FakeDialogue(slow_when_asked_to)
    async with replica(storage, "a", together) as a, replica(storage, "b", together) as b:
        for number, text in enumerate(["langsam", "zwei", "drei", "vier"]):
            await (a, b)[number % 2].arrives(now(message(text)))
        await a.settled()
        assert (a.texts(), b.texts()) == (["langsam", "zwei", "drei", "vier"], [])
        await b.arrives(now(message("fünf")))
        assert await b.settled() == ["fünf"]


async def test_what_was_said_at_one_replica_is_remembered_at_the_other(storage: Storage) -> None:
    ours, theirs = FakeDialogue(echo), FakeDialogue(echo)
    async with replica(storage, "a", ours) as a, replica(storage, "b", theirs) as b:
        await a.arrives(now(message("Wann war die Messe?")))
        await a.settled()
        assert ours.asked == []
        seen: list[list[str]] = []

        def looking(question: str) -> Reply:
            seen.append(list(theirs.asked))
            return echo(question)

        theirs._answer = looking
        await b.arrives(now(message("Und wo?")))
        await b.settled()
        assert seen == [["Wann war die Messe?", "Und wo?"]]


async def test_a_language_chosen_at_one_replica_is_spoken_by_the_other(storage: Storage) -> None:
    async with replica(storage, "a", FakeDialogue()) as a, replica(storage, "b", FakeDialogue()) as b:
        await a.arrives(press("v1:lang:en"))
        await a.settled()
        await b.arrives(now(message("/hilfe", language="de")))
        (told,) = await b.settled()
        assert "Just write me" in told
        await b.arrives(press("v1:lang:de"))
        await b.settled()
        await a.arrives(now(message("/hilfe", language="en")))
        assert "Schreiben" in (await a.settled())[-1]


async def test_who_deletes_their_data_leaves_nothing_in_the_database(storage: Storage) -> None:
    async with replica(storage, "a", FakeDialogue(echo)) as a, replica(storage, "b", FakeDialogue(echo)) as b:
        await a.arrives(press("v1:lang:en"), now(message("Meine Frage")))
        await a.settled()
        assert await counted(a) == (1, 1)
        await b.arrives(press("v1:erase:yes"))
        await b.settled()
        assert await counted(b) == (0, 0)


async def test_a_chat_may_send_no_more_to_two_than_to_one(storage: Storage) -> None:
    limits = LimitSettings(questions_per_minute=6)
    async with AsyncExitStack() as lives:
        both = [
            await lives.enter_async_context(replica(storage, name, FakeDialogue(echo), Gate(limits, lambda: 0.0)))
            for name in "ab"
        ]
        for number in range(10):
            await both[number % 2].arrives(now(message(f"Frage {number}")))
            await both[number % 2].settled()
        await asyncio.sleep(0.1)
        answered = [text for one in both for text in one.texts() if text.startswith("Frage")]
        assert 6 <= len(answered) <= 8
        assert len({text for one in both for text in one.texts()} - set(answered)) == 1


async def test_nothing_more_is_sent_when_others_may_have_taken_over(storage: Storage) -> None:
    dialogue = FakeDialogue(echo)
    async with replica(storage, "a", dialogue) as a:
        inbox = a.cases.inbox
        assert isinstance(inbox, SharedInbox)

        def stalled(question: str) -> Reply:
            inbox._beaten -= FENCE
            return echo(question)

        dialogue._answer = stalled
        await a.arrives(now(message("Frage")))
        assert await a.settled() == []
        dialogue._answer = echo
        await inbox.beat()
        assert await a.settled() == ["Frage"]


async def test_each_replica_sends_its_part(tmp_path: Path) -> None:
    limits = LimitSettings(messages_per_second=20)
    async with AsyncExitStack() as lives:
        both = [await lives.enter_async_context(replica(Storage(tmp_path), name, FakeDialogue())) for name in "ab"]
        limiters, crowds = [FloodLimiter(limits) for _ in both], [Crowd(limits, lambda: 0.0) for _ in both]
        parts = zip(both, crowds, limiters, strict=True)
        sharings = [Sharing.of(one.cases.inbox, crowd, limiter) for one, crowd, limiter in parts]
        for _ in range(2):
            for sharing in sharings:
                assert sharing is not None
                await sharing.beat()
        assert [limiter._overall.max_rate for limiter in limiters] == [2, 2]
        assert [limiter._overall.time_period for limiter in limiters] == pytest.approx([0.2, 0.2])
        crowds[0].enter(1, 7)
        assert crowds[0].expected_wait == pytest.approx(0.1)
        shown = {figure.name: figure.value for sharing in sharings if sharing for figure in sharing.figures()}
        assert shown == {"replicas": 2, "leads": False}


def test_a_single_process_shares_nothing() -> None:
    assert Sharing.of(object(), Crowd(LimitSettings(), lambda: 0.0), None) is None  # type: ignore[arg-type]


def test_what_another_process_has_counted_is_counted_on() -> None:
    now, allowance = time.time(), Allowance(6)
    assert allowance.takes(7, now)
    allowance.recall(7, now + 50)
    assert allowance.used_until(7) == pytest.approx(now + 60)
    assert not allowance.takes(7, now)
    allowance.recall(8, now - 1)
    assert allowance.takes(8, now)


def test_offers_and_languages_are_those_of_the_other_process() -> None:
    offers, visitors = Offers(), Visitors()
    offers.recall(7, {"r": "Frage"})
    assert (offers.take(7, "r"), offers.memory(7), offers.memory(8)) == ("Frage", {"r": "Frage"}, {})
    offers.recall(7, {})
    assert offers.take(7, "r") is None
    visitors.recall(7, "en")
    assert visitors.chosen_by(7) == "en"
    visitors.recall(7, "")
    assert visitors.chosen_by(7) is None


def now(update: dict[str, object]) -> dict[str, object]:
    update["message"]["date"] = int(time.time())  # type: ignore[index]
    return update


async def counted(channel: Channel) -> tuple[int, int]:
    """Exchanges and languages that are kept."""
    clerk = channel.cases.inbox._clerk

    def count(connection: Connection) -> tuple[int, int]:
        said, chosen = (len(connection.execute(select(table)).all()) for table in (exchanges, languages))
        return said, chosen

    return await clerk.write(count)
