"""Each store of the channel shows what it keeps about one chat, and lets go of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from telegram import Update

from bot.inbox.inbox import Inbox
from bot.inbox.kept import Kept
from bot.storage.storage import Storage
from bot.telegram.cases import Cases
from bot.telegram.kept_about_chat import ChosenLanguage, RememberedQuestions, WaitingMessages
from bot.telegram.visitor import Visitors
from tests.bot.telegram.chats import message
from tests.bot.telegram.fake_dialogue import FakeDialogue


def update(chat: int, text: str) -> Update:
    made = Update.de_json(message(text, chat=chat), None)
    assert made is not None
    return made


@pytest.fixture
def inbox(tmp_path: Path) -> Iterator[Inbox]:
    inbox = Inbox.of_bot(42, Storage(tmp_path))
    yield inbox
    inbox.close()


async def test_messages_wait_for_their_answer_but_for_the_one_in_work(inbox: Inbox) -> None:
    cases = Cases(inbox)
    store, updates = WaitingMessages(cases), [update(7, "Eins"), update(7, "Zwei"), update(8, "Drei")]
    for each in updates:
        kept = Kept(each.update_id, each.effective_chat.id if each.effective_chat else 0, 0, each.to_json())
        await inbox.keep([kept])
        cases.open(kept, each)
    case = cases.of(updates[1])
    assert case is not None
    with cases.current(case):
        (row,) = await store.of(7)
        assert row["Eingang"] == "1970-01-01T00:00:00+00:00"
        assert json.loads(str(row["Nachricht"]))["message"]["text"] == "Eins"
        assert await store.delete(7) == 1
        assert await store.of(7) == []
    assert [one.chat for one in await inbox.of(8)] == [8]
    assert case.forgotten


async def test_an_inbox_that_cannot_be_written_has_deleted_nothing(inbox: Inbox, tmp_path: Path) -> None:
    store = WaitingMessages(Cases(inbox))
    (tmp_path / "inbox.sqlite").mkdir()
    with pytest.raises(OSError, match="the inbox cannot be written"):
        await store.delete(7)


async def test_without_an_inbox_nothing_waits() -> None:
    store = WaitingMessages(None)
    assert (list(await store.of(7)), await store.delete(7)) == ([], 0)


async def test_remembered_questions_are_those_of_the_private_chat() -> None:
    dialogue, visitors = FakeDialogue(), Visitors()
    visitor = visitors.of(update(7, "Wann?"))
    assert visitor is not None
    dialogue.reply("Wann?", conversation=visitor.conversation)
    store = RememberedQuestions(dialogue, visitors)
    assert (await store.of(7), await store.of(8)) == ([{"Frage": "Wann?"}], [])
    assert (await store.delete(7), await store.delete(7)) == (1, 0)


async def test_a_chosen_language_is_forgotten() -> None:
    visitors = Visitors()
    visitors.choose(update(7, "x"), "pl")
    store = ChosenLanguage(visitors)
    assert (await store.of(7), list(await store.of(8))) == ([{"Sprache": "pl"}], [])
    assert (await store.delete(7), await store.delete(7)) == (1, 0)
    assert visitors.chosen_by(7) is None
