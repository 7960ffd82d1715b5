"""Who is let in, who is told to wait, and how often."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Any

import pytest
from telegram import Update

from bot.setting_sections import LimitSettings
from bot.telegram.admission import Admission, Verdict
from bot.telegram.allowance import Allowance
from bot.telegram.application import Requests, build_bot
from bot.telegram.crowd import Crowd
from bot.telegram.tolerant_bot import TolerantBot
from tests.bot.telegram.chats import _SETTINGS, TOKEN, edited, in_group, message, press
from tests.bot.telegram.fake_request import FakeRequest

START = 1_800_000_000.0
"""Unix time."""


class Door:
    """An admission at a time of the test's; `pace` is how long one update takes."""

    def __init__(self, pace: float = 0.1, **limits: Any) -> None:
        self.time = START
        self.crowd = Crowd(LimitSettings(**limits), lambda: pace)
        self.admission = Admission(LimitSettings(**limits), self.crowd, lambda: self.time)
        request = FakeRequest()
        self.bot: TolerantBot = build_bot(_SETTINGS, TOKEN, Requests(request, request))

    def knock(self, raw: dict[str, Any], written: float | None = None) -> Verdict:
        """One update, written now if not told otherwise."""
        for content in (raw.get("message"), raw.get("edited_message")):
            if content:
                content["date"] = content["edit_date"] = int(self.time if written is None else written)
        update = Update.de_json(raw, self.bot)
        return self.admission.verdict(update)

    def asks(self, chat: int = 7, written: float | None = None) -> Verdict:
        return self.knock(message("Frage", chat), written)

    def answered(self, numbers: Iterable[int] | None = None) -> None:
        for number in list(self.crowd._inside) if numbers is None else numbers:
            self.crowd.leave(number)


def counted(verdicts: Iterable[Verdict]) -> list[tuple[str, int]]:
    return [(verdict.name, len(list(same))) for verdict, same in itertools.groupby(verdicts)]


def test_an_allowance_comes_back_bit_by_bit_and_each_chat_has_its_own() -> None:
    allowance = Allowance(20)
    assert [allowance.takes(1, START) for _ in range(21)] == [True] * 20 + [False]
    assert allowance.takes(2, START)
    assert [allowance.takes(1, START + 6) for _ in range(3)] == [True, True, False]
    assert all(allowance.takes(1, START + 200 + 3 * step) for step in range(100))


def test_one_chat_has_one_question_answered_and_five_waiting_and_hears_once_that_more_must_wait() -> None:
    door = Door()
    assert counted(door.asks() for _ in range(10)) == [("ADMITTED", 6), ("ONE_BY_ONE", 1), ("PASSED_OVER", 3)]
    assert door.asks(chat=8) is Verdict.ADMITTED
    door.answered()
    assert counted(door.asks() for _ in range(8)) == [("ADMITTED", 6), ("ONE_BY_ONE", 1), ("PASSED_OVER", 1)]


def test_commands_and_presses_do_not_wait_behind_a_chat_s_questions() -> None:
    door = Door()
    for _ in range(7):
        door.asks()
    assert door.knock(message("/hilfe")) is Verdict.ADMITTED
    assert door.knock(press("v1:up:a")) is Verdict.ADMITTED
    assert door.knock(edited("Frage")) is Verdict.PASSED_OVER


def test_a_chat_that_sends_too_much_is_told_once_and_heard_again_after_a_minute() -> None:
    door = Door()
    verdicts = []
    for _ in range(30):
        verdicts.append(door.asks())
        door.answered()
    assert counted(verdicts) == [("ADMITTED", 20), ("TOO_MANY", 1), ("PASSED_OVER", 9)]
    assert door.knock(message("/hilfe")) is Verdict.PASSED_OVER
    assert door.asks(chat=8) is Verdict.ADMITTED
    door.time += 59
    assert door.asks() is Verdict.PASSED_OVER
    door.time += 2
    assert door.asks() is Verdict.ADMITTED


def test_when_an_answer_would_take_too_long_each_newcomer_is_told_once_and_those_who_wait_stay() -> None:
    door = Door(pace=0.5, longest_wait_seconds=10)
    assert counted(door.asks(chat) for chat in range(1, 41)) == [("ADMITTED", 21), ("CROWDED", 19)]
    assert counted(door.asks(chat) for chat in range(22, 41)) == [("PASSED_OVER", 19)]
    assert door.crowd.expected_wait == pytest.approx(10.5)
    door.answered(list(door.crowd._inside)[:5])
    assert [door.asks(40), door.asks(39), door.asks(38), door.asks(37), door.asks(36)] == [Verdict.ADMITTED] * 5
    assert [door.asks(40), door.asks(35)] == [Verdict.CROWDED, Verdict.PASSED_OVER]


def test_no_more_is_let_in_than_can_be_sent_however_quick_the_answers_are() -> None:
    door = Door(pace=0.0001)
    admitted = [door.asks(chat) for chat in range(1, 1001)]
    assert admitted.count(Verdict.ADMITTED) == 501


def test_what_was_written_before_the_start_is_never_turned_away_for_the_crowd() -> None:
    door = Door(pace=1.0, longest_wait_seconds=5)
    assert counted(door.asks(7, START - 600 + 60 * step) for step in range(10)) == [("ADMITTED", 10)]
    assert counted(door.asks(chat, START - 60) for chat in range(20, 40)) == [("ADMITTED", 20)]
    assert door.asks(7) is Verdict.ONE_BY_ONE
    assert counted(door.asks(8, START - 60) for _ in range(22)) == [
        ("ADMITTED", 20),
        ("TOO_MANY", 1),
        ("PASSED_OVER", 1),
    ]


async def test_what_a_group_says_to_itself_is_not_counted_and_what_it_asks_the_bot_is() -> None:
    door = Door()
    await door.bot.initialize()
    assert counted(door.knock(in_group("Mahlzeit")) for _ in range(50)) == [("PASSED_OVER", 50)]
    assert len(door.crowd) == 0
    asked = [door.knock(in_group("@strategie_bot Wann?", "@strategie_bot")) for _ in range(8)]
    assert counted(asked) == [("ADMITTED", 6), ("ONE_BY_ONE", 1), ("PASSED_OVER", 1)]
    help_ = in_group("/hilfe")
    help_["message"]["entities"] = [{"type": "bot_command", "offset": 0, "length": 6}]
    assert door.knock(help_) is Verdict.ADMITTED


def test_somebody_who_leaves_is_always_heard() -> None:
    door = Door()
    for _ in range(30):
        door.asks()
    person = {"id": 7, "is_bot": False, "first_name": "A"}
    was, is_ = {"user": person, "status": "member"}, {"user": person, "status": "kicked", "until_date": 0}
    chat = {"id": 7, "type": "private", "first_name": "A"}
    left = {"chat": chat, "from": person, "date": int(START), "old_chat_member": was, "new_chat_member": is_}
    assert door.knock({"update_id": 1, "my_chat_member": left}) is Verdict.ADMITTED


async def test_operators_see_who_waits_and_who_was_turned_away() -> None:
    door = Door()
    for _ in range(25):
        door.asks()
    shown = {(figure.name, *figure.labels.values()): figure.value for figure in door.admission.figures()}
    assert shown == {
        ("updates_waiting",): 6,
        ("expected_wait_seconds",): pytest.approx(0.6),
        ("limited_chats",): 1,
        ("turned_away", "too_many"): 1,
        ("turned_away", "one_by_one"): 1,
        ("turned_away", "crowded"): 0,
    }
    await door.admission.forget(7)
    assert door.admission.figures()[2].value == 0
