"""The judge of the kills sees what is missing, what came twice, and whether that could be helped."""

from __future__ import annotations

import shutil
from pathlib import Path

from bot.inbox.inbox import Inbox
from bot.inbox.kept import Kept
from bot.storage.storage import Storage
from tests.bot_api.refusal import Json
from tests.kills.scene_of_crime import looked_at, mark
from tests.kills.verdict import QUESTION, Expected

SCRIPT = ["eins", "Liste 1", "Liste 2", "zwei", "Hilfe"]


def call(text: str, at: float = 0.0) -> Json:
    return {"chat": 7, "at": at, "parameters": {"text": text}}


def expected() -> Expected:
    return Expected.from_calls([call(text) for text in SCRIPT])


def test_all_in_order_is_well() -> None:
    reading = expected().read([call(text) for text in ["anders", *SCRIPT[1:]]])
    assert (reading.missing, reading.repeats) == ((), ())
    assert expected().order == (QUESTION, "Liste 1", "Liste 2", QUESTION, "Hilfe")


def test_what_did_not_come_or_came_too_early_is_missing() -> None:
    assert expected().read([call(text) for text in SCRIPT[:-1]]).missing == ("Hilfe",)
    assert expected().read([call(text) for text in SCRIPT[:2] + SCRIPT[3:]]).missing == ("Liste 2",)
    assert expected().read([call(text) for text in reversed(SCRIPT)]).missing != ()
    assert expected().read([]).missing == expected().order


def test_what_came_twice_is_told_with_the_moment_of_the_last_time_before() -> None:
    calls = [call(text, at) for at, text in enumerate(["eins", "Liste 1", "Liste 1", *SCRIPT[2:], "Hilfe"])]
    reading = expected().read(calls)
    assert reading.missing == ()
    assert [(repeat.mark, repeat.at) for repeat in reading.repeats] == [
        (mark(call("Liste 1")), 1.0),
        (mark(call("Hilfe")), 5.0),
    ]


def test_an_answer_that_came_twice_in_other_words_is_a_repeat_of_the_first() -> None:
    calls = [call(text, at) for at, text in enumerate(["eins", "eins anders", *SCRIPT[1:]])]
    reading = expected().read(calls)
    assert reading.missing == ()
    assert [(repeat.mark, repeat.at) for repeat in reading.repeats] == [(mark(call("eins")), 0.0)]
    at_the_end = expected().read([call(text, at) for at, text in enumerate([*SCRIPT[:4], "zwei anders", SCRIPT[4]])])
    assert [repeat.mark for repeat in at_the_end.repeats] == [mark(call("zwei"))]


async def test_a_scene_permits_only_what_could_not_be_noted(tmp_path: Path) -> None:
    inbox = Inbox.of_bot(1, Storage(tmp_path))
    await inbox.keep([Kept(1, 7, 0, "{}"), Kept(2, 8, 0, "{}")])
    await inbox.sent(1, mark(call("noted")))
    scene = looked_at(tmp_path)
    assert [fault.split(":")[0] for fault in scene.faults] == ["the live snapshot"]
    noted, lost = mark(call("noted")), mark(call("lost"))
    assert [scene.may_repeat(7, noted), scene.may_repeat(7, lost), scene.may_repeat(9, lost)] == [False, True, False]
    inbox.close()
    shutil.copy(tmp_path / "inbox.sqlite", tmp_path / "journal.sqlite")
    with (tmp_path / "journal.sqlite").open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 4096)
    assert any(fault.startswith("journal") for fault in looked_at(tmp_path).faults)
