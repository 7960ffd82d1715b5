"""What becomes of updates that an end of the process has left unanswered."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from httpx import ConnectError

from bot.catalogue import Catalogue
from bot.inbox.kept import Kept
from bot.telegram import delivery, turns
from bot.telegram.cases import END, mark_of
from bot.telegram.lateness import LATE
from bot.telegram.rendering import Renderer
from bot.telegram.turns import ALONE
from tests.bot.telegram.chats import edited, message, press
from tests.bot.telegram.fake_dialogue import FakeDialogue, broken, echo, slow_when_asked_to
from tests.bot.telegram.kept_chats import channel, left_behind

APOLOGY = "ich war eine Weile nicht erreichbar. Hier ist"


def now(update: dict[str, Any], ago: float = 0.0) -> dict[str, Any]:
    """The update as written `ago` seconds before."""
    content = update.get("message") or update["edited_message"]
    content["date"] = int(time.time() - ago)
    if "edit_date" in content:
        content["edit_date"] = content["date"]
    return update


def asked(text: str, chat: int = 7, ago: float = 0.0) -> dict[str, Any]:
    return now(message(text, chat), ago)


def mark(text: str) -> str:
    """As one that FakeDialogue's echo has been sent."""
    return mark_of(Renderer(Catalogue.from_folder()).reply(echo(text))[0])


async def test_an_answered_update_is_taken_out_and_not_answered_again(tmp_path: Path) -> None:
    question = asked("a")
    async with channel(tmp_path) as here:
        await here.arrives(question)
        assert await here.settled() == ["a"]
        await here.arrives(question, question)
        assert await here.settled() == ["a"]
        assert (await here.kept(), here.cases.waiting) == ([], 0)
    async with channel(tmp_path) as anew:
        await anew.arrives(question)
        assert await anew.settled() == []


async def test_what_was_left_is_answered_before_what_is_new_in_the_order_of_the_chat(tmp_path: Path) -> None:
    await left_behind(tmp_path, asked("langsam"), asked("zweite"), asked("andere", chat=8))
    async with channel(tmp_path, FakeDialogue(slow_when_asked_to)) as here:
        await here.arrives(asked("neu"))
        texts = await here.settled()
    assert [text for text in texts if text != "andere"] == ["langsam", "zweite", "neu"]
    assert "andere" in texts


async def test_a_reply_goes_on_where_the_end_of_the_process_broke_it_off(tmp_path: Path) -> None:
    long = "Absatz. " * 400 + "\n\n" + "Zweiter. " * 400
    parts = Renderer(Catalogue.from_folder()).reply(echo(long))
    assert len(parts) == 2
    await left_behind(tmp_path, asked(long), attempts=1, sent=(mark_of(parts[0]),))
    async with channel(tmp_path) as here:
        assert await here.settled() == [parts[1].html]


async def test_a_reply_that_was_sent_whole_is_not_sent_again(tmp_path: Path) -> None:
    await left_behind(tmp_path, asked("a"), attempts=1, sent=(mark("a"),))
    async with channel(tmp_path) as here:
        assert (await here.settled(), await here.kept()) == ([], [])


async def test_a_reply_that_was_sent_whole_is_not_sent_in_other_words(tmp_path: Path) -> None:
    await left_behind(tmp_path, asked("a"), attempts=1, sent=(mark("as it stood in the snapshot before"), END))
    async with channel(tmp_path) as here:
        assert (await here.settled(), await here.kept()) == ([], [])


async def test_what_is_noted_of_a_reply_ends_with_its_last_message(tmp_path: Path) -> None:
    long = "Absatz. " * 400 + "\n\n" + "Zweiter. " * 400
    first, second = Renderer(Catalogue.from_folder()).reply(echo(long))
    noted: list[str] = []
    async with channel(tmp_path) as here:
        sent = here.cases.inbox.sent

        async def note(number: int, marks: str) -> None:
            noted.append(marks)
            await sent(number, marks)

        with patch.object(here.cases.inbox, "sent", note):
            await here.arrives(asked(long))
            await here.settled()
    assert noted == [mark_of(first), f"{mark_of(second)} {END}"]


async def test_a_late_answer_begins_with_one_apology_a_chat(tmp_path: Path) -> None:
    late = LATE + 60
    await left_behind(tmp_path, asked("a", ago=late), asked("b", ago=late), asked("c", 8, ago=late), asked("d", 9))
    async with channel(tmp_path) as here:
        await here.settled()
        sent = here.bench.request.sent()
    said = {chat: [one["text"] for one in sent if one["chat_id"] == chat] for chat in (7, 8, 9)}
    assert [APOLOGY in text for text in said[7]] == [True, False, False]
    assert said[7][1:] == ["a", "b"]
    assert [APOLOGY in text for text in said[8]] == [True, False]
    assert said[9] == ["d"]


async def test_the_apology_is_in_the_citizens_language_and_needs_a_reply_to_open(tmp_path: Path) -> None:
    question = now(message("a", language="en"), ago=LATE + 60)
    silent = now(message(None, chat=8, new_chat_title="x"), ago=LATE + 60)
    await left_behind(tmp_path, question, silent)
    async with channel(tmp_path) as here:
        texts = await here.settled()
    assert [text.split(",")[0] for text in texts] == ["Sorry", "a"]


async def test_late_presses_are_dropped_and_late_commands_answered_by_one_sentence(tmp_path: Path) -> None:
    late = LATE + 60
    commands = [asked("/hilfe", ago=late), asked("/quellen", ago=late), asked("/start", 8, ago=late)]
    await left_behind(tmp_path, press("v1:lang:de"), *commands, ago=int(late))
    async with channel(tmp_path) as here:
        await here.settled()
        sent = here.bench.request.sent()
        assert await here.kept() == []
    assert [("noch einmal" in one["text"]) for one in sent if one["chat_id"] == 7] == [True]
    assert ["Hier ist meine Antwort" in one["text"] for one in sent if one["chat_id"] == 8] == [True, False]


async def test_an_edited_question_supersedes_what_it_was_before(tmp_path: Path) -> None:
    first, other = asked("langsam"), asked("alt")
    anew = now(edited("neu"))
    anew["edited_message"]["message_id"] = other["message"]["message_id"]
    async with channel(tmp_path, FakeDialogue(slow_when_asked_to)) as here:
        await here.arrives(first, other, anew)
        assert await here.settled() == ["langsam", "neu"]
        assert await here.kept() == []


async def test_what_ended_the_process_again_and_again_is_set_aside_with_an_apology(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    poison = asked("Gift und Galle")
    await left_behind(tmp_path, poison, attempts=ALONE + 1)
    await left_behind(tmp_path, asked("harmlos", chat=8), asked("danach"))
    async with channel(tmp_path) as here:
        texts = await here.settled()
        assert (here.bench.dialogue.asked, await here.kept()) == (["harmlos", "danach"], [])
    assert any("nicht verarbeiten" in text for text in texts)
    (line,) = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    number = str(poison["update_id"])
    fate = f"(message) was in work {ALONE + 1} times when the process ended; set aside"
    assert line.split(maxsplit=2)[1:] == [number, fate]


async def test_suspects_come_least_tried_first_and_never_two_at_a_time(tmp_path: Path) -> None:
    worst, once, fresh = asked("dreimal langsam", 1), asked("einmal langsam", 2), asked("neu", 3)
    await left_behind(tmp_path, worst, attempts=3)
    await left_behind(tmp_path, once, attempts=1)
    await left_behind(tmp_path, fresh)
    async with channel(tmp_path, FakeDialogue(slow_when_asked_to)) as here:
        texts = await here.settled()
    assert [text for text in texts if text != "neu"] == ["einmal langsam", "dreimal langsam"]
    assert texts[-1] != "neu"


async def test_an_attempt_is_counted_before_it_begins(tmp_path: Path) -> None:
    seen: list[int] = []
    async with channel(tmp_path, FakeDialogue(slow_when_asked_to)) as here:
        await here.arrives(asked("langsam"))
        await asyncio.sleep(0.08)
        seen += [one.attempts for one in await here.cases.inbox.waiting()]
        await here.settled()
    assert seen == [1]


async def test_a_handler_that_fails_is_apologised_for_once_and_not_repeated(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with channel(tmp_path, FakeDialogue(broken)) as here:
        await here.arrives(asked("a"))
        (text,) = await here.settled()
        assert ("nicht geklappt" in text, await here.kept()) == (True, [])


async def test_a_reply_that_cannot_be_sent_waits_in_the_inbox_and_goes_out_later_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "PAUSES", (0.05,))
    monkeypatch.setattr(delivery, "ATTEMPTS", 1)
    async with channel(tmp_path) as here:
        here.bench.request.failures["sendMessage"] += [(502, {"description": "Bad Gateway"})] * 4
        await here.arrives(asked("a"), asked("b"))
        await asyncio.sleep(0.03)
        assert len(await here.kept()) == 2
        texts = await here.settled()
        assert await here.kept() == []
    assert texts[-2:] == ["a", "b"]


async def test_a_reply_that_stopped_half_way_goes_on_without_a_restart_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "PAUSES", (0.05,))
    monkeypatch.setattr(delivery, "ATTEMPTS", 1)
    long = "Absatz. " * 400 + "\n\n" + "Zweiter. " * 400
    async with channel(tmp_path) as here:
        request = here.bench.request
        do_request, calls = request.do_request, list[str]()

        async def second_fails(url: str, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
            calls.append(url)
            number = sum(each.endswith("sendMessage") for each in calls)
            if url.endswith("sendMessage") and number in (2, 3):  # the second part, and the apology for it
                request.failures["sendMessage"].append((502, {"description": "Bad Gateway"}))
            return await do_request(url, *args, **kwargs)

        monkeypatch.setattr(request, "do_request", second_fails)
        await here.arrives(asked(long))
        texts = await here.settled()
        first, second = [part.html for part in Renderer(Catalogue.from_folder()).reply(echo(long))]
    assert (texts.count(first), texts[-1], texts.count(second)) == (1, second, 2)  # one of the two was refused


async def test_a_stop_leaves_what_cannot_be_sent_for_the_next_start_without_blame(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "ATTEMPTS", 1)
    async with channel(tmp_path) as here:
        here.bench.request.failures["sendMessage"] += [ConnectError("away")] * 9
        await here.arrives(asked("a"))
        await asyncio.sleep(0.2)
        here.stop()
        await here.settled()
        assert [one.attempts for one in await here.cases.inbox.waiting()] == [0]
    async with channel(tmp_path) as anew:
        assert await anew.settled() == ["a"]


async def test_a_stop_finishes_what_has_begun_and_leaves_the_rest(tmp_path: Path) -> None:
    async with channel(tmp_path, FakeDialogue(slow_when_asked_to)) as here:
        await here.arrives(asked("langsam"), asked("später"))
        await asyncio.sleep(0.08)
        here.stop()
        assert await here.settled() == ["langsam"]
    async with channel(tmp_path) as anew:
        assert await anew.settled() == ["später"]


async def test_whoever_blocks_the_bot_is_forgotten_everywhere(tmp_path: Path) -> None:
    forgotten: list[int] = []

    async def remember(chat: int) -> None:
        forgotten.append(chat)

    async with channel(tmp_path) as here:
        await here.arrives(press("v1:lang:en"))
        await here.settled()
        here.bench.request.failures["sendMessage"].append((403, {"description": "Forbidden: bot was blocked"}))
        await here.arrives(asked("a"), asked("b"), asked("c", chat=8))
        texts = await here.settled()
        assert await here.kept() == []
        await here.arrives(asked("/hilfe"))
        german = (await here.settled())[-1]
    assert [text for text in texts[1:] if text == "b"] == []
    assert texts[-1] == "c"
    assert "Schreiben Sie mir" in german


async def test_an_update_the_library_no_longer_reads_is_passed_over(tmp_path: Path) -> None:
    await left_behind(tmp_path, asked("a"))
    async with channel(tmp_path) as here:
        await here.settled()
        unreadable = '{"update_id": 9999, "callback_query": {"id": "1"}}'
        await here.cases.inbox.keep([Kept(9999, 7, 0, unreadable)])
    async with channel(tmp_path) as anew:
        assert await anew.kept() == []
