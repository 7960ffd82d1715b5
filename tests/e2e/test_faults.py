"""Whatever Telegram answers, and whenever it does not, every question is answered; the real process over HTTP."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.bot_api.citizen import Citizen, Desk
from tests.bot_api.process import Process
from tests.e2e.service import free_port, new_token
from tests.kills.nursery import Nursery
from tests.kills.stage import Stage

pytestmark = pytest.mark.e2e

QUESTION = "Wo finde ich eine Förderung?"
PATIENCE = 35.0


@dataclass(frozen=True, slots=True)
class Bot:
    """A polling bot with the hashing encoder."""

    stage: Stage
    process: Process
    citizens: list[Citizen]

    @property
    def desk(self) -> Desk:
        return self.stage.desk

    def citizen(self) -> Citizen:
        self.citizens.append(Citizen(self.desk))
        return self.citizens[-1]

    def answers(self, **fault: Any) -> None:
        """Somebody asks while the fault strikes; it strikes getUpdates unless it names a method."""
        citizen = self.citizen()
        self.desk.fault(fault.pop("method", "getUpdates"), **fault)
        citizen.say(QUESTION)
        answered(citizen)


def answered(citizen: Citizen) -> None:
    """Within a patient while; what the server refused is no answer."""
    until, since = time.monotonic() + PATIENCE, 0
    while time.monotonic() < until:
        calls = citizen.desk.calls(since, wait=PATIENCE, method="sendMessage", chat=citizen.id)["calls"]
        if any(call["ok"] for call in calls):
            return
        since = calls[-1]["number"] + 1 if calls else since
    raise AssertionError(f"not answered within {PATIENCE} s")


@pytest.fixture(scope="module")
def bot(server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    folder = tmp_path_factory.mktemp("faults")
    with Desk(server, new_token()) as desk, Nursery() as nursery:
        stage = Stage(folder / "stage", desk, "polling", nursery)
        stage.prepare(free_port())
        before = stage.standing()
        with stage.serve() as process:
            stage.is_ready(process, before)
            bot = Bot(stage, process, [])
            yield bot
            repeated = [len(_messages(citizen)) for citizen in bot.citizens]
        assert set(repeated) == {1}


@pytest.fixture(autouse=True)
def nothing_stays_broken(bot: Bot) -> Iterator[None]:
    yield
    bot.desk.no_faults()
    bot.process.must_run()
    assert "Traceback" not in bot.process.log
    assert QUESTION not in bot.process.log


@pytest.mark.parametrize(
    "fault",
    [
        {"status": 401, "description": "Unauthorized"},
        {"status": 404, "description": "Not Found"},
        {"status": 409, "description": "Conflict: terminated by other getUpdates request"},
        {"status": 429, "description": "Too Many Requests: retry after 1", "retry_after": 1},
        {"status": 500},
        {"status": 502, "description": "Bad Gateway", "times": 3},
        {"drop": True},
        {"drop": True, "when": "after"},
        {"body": '{"ok": tru'},
        {"body": "<html>502</html>", "when": "after"},
        {"body": '{"ok": true, "result": "x"}'},
        {"body": "[]"},
    ],
    ids=str,
)
def test_one_bad_answer_to_a_fetch_loses_and_repeats_nothing(bot: Bot, fault: dict[str, Any]) -> None:
    bot.answers(**fault)


@pytest.mark.parametrize(
    "fault",
    [
        {"status": 429, "description": "Too Many Requests: retry after 1", "retry_after": 1},
        {"status": 500},
        {"status": 502, "times": 3},
        {"drop": True},
    ],
    ids=str,
)
def test_one_bad_answer_to_a_reply_costs_time_only(bot: Bot, fault: dict[str, Any]) -> None:
    bot.answers(method="sendMessage", **fault)


def test_what_was_asked_during_an_outage_is_answered_soon_after_it(bot: Bot) -> None:
    citizen = bot.citizen()
    bot.desk.fault("*", status=502, description="Bad Gateway", times=999)
    citizen.say(QUESTION)
    time.sleep(6.0)
    bot.desk.no_faults()
    answered(citizen)


def test_a_chat_that_has_blocked_the_bot_is_left_alone_and_nothing_of_it_waits(bot: Bot) -> None:
    gone, other = Citizen(bot.desk), bot.citizen()
    bot.desk.fault(
        "sendMessage", status=403, description="Forbidden: bot was blocked by the user", chat=gone.id, times=9
    )
    since = bot.desk.calls()["next"]
    for _ in range(3):
        gone.say(QUESTION)
    other.say(QUESTION)
    answered(other)
    refused = [call for call in bot.desk.calls(since, method="sendMessage", chat=gone.id)["calls"] if not call["ok"]]
    assert len(refused) == 1


def test_a_second_poller_is_alarmed_within_half_a_minute(bot: Bot) -> None:
    with ThreadPoolExecutor(1) as pool:
        pool.submit(_poll_once, bot.desk).result()
    until = time.monotonic() + 30
    while "conflict" not in bot.process.log and time.monotonic() < until:
        time.sleep(0.1)
    assert "another process fetches this bot's updates" in bot.process.log
    citizen = bot.citizen()
    citizen.say(QUESTION)
    answered(citizen)


def test_a_token_that_stays_refused_ends_the_process_in_one_sentence(server: str, tmp_path: Path, bot: Bot) -> None:
    with Desk(server, new_token()) as desk:
        stage = Stage(tmp_path / "stage", desk, "polling", bot.stage.nursery)
        stage.prepare(free_port())
        before = stage.standing()
        with stage.serve() as process:
            stage.is_ready(process, before)
            desk.fault("getUpdates", status=401, description="Unauthorized", times=99)
            assert process.exit_code(60) == 1
        assert "Telegram does not know the token" in process.log.splitlines()[-1]
        assert desk.token not in process.log


def _messages(citizen: Citizen) -> list[str]:
    calls = citizen.desk.calls(method="sendMessage", chat=citizen.id)["calls"]
    return [call["parameters"]["text"] for call in calls if call["ok"]]


def _poll_once(desk: Desk) -> None:
    httpx.post(f"{desk.url}/bot{desk.token}/getUpdates", json={"timeout": 1}, timeout=10)
