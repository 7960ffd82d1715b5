"""The same bot before a server that somebody else wrote: start, question, button, edit, in both ways of arrival."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator

import httpx
import pytest

from bot.catalogue import Catalogue
from tests.bot_api.process import Process, ProcessError
from tests.bot_api.refusal import Json
from tests.e2e.installation import Installation, installed
from tests.e2e.service import MODES, SECRET, START_TIME, Place, free_port, new_token
from tests.witness.emulator import started_emulator
from tests.witness.passer_by import PasserBy

pytestmark = pytest.mark.e2e

QUESTION = "Wann fand die erste Strategiekonferenz statt?"
CHAT = 4242


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    return installed(tmp_path_factory)


@pytest.fixture(scope="session")
def emulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    port = free_port()
    with started_emulator(port, tmp_path_factory.mktemp("witness") / "emulator.log"):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session", params=MODES)
def passer_by(request: pytest.FixtureRequest, installation: Installation, emulator: str) -> Iterator[PasserBy]:
    """Somebody whom a freshly started bot has greeted."""
    token = new_token()
    settings = Place(installation, emulator, request.param).settings(f"witness-{request.param}")
    bot = installation.serve(settings, token, settings.with_suffix(".log"))
    with bot, PasserBy(emulator, token, CHAT) as visitor:
        if request.param == "webhook":
            _wait_for_webhook(bot, settings.read_text())
        visitor.commands("/start")
        _wait_for_greeting(bot, visitor)
        yield visitor
        assert bot.stop() == 0


def test_the_witness_sees_start_question_button_and_edit(passer_by: PasserBy) -> None:
    assert passer_by.reads(1)["message"]["text"] == Catalogue.from_folder().text("telegram-start", "de")
    passer_by.says(QUESTION)
    answer = passer_by.reads(2)
    assert "<blockquote>" in answer["message"]["text"]
    assert "7. März 2017" in re.sub(r"<[^>]+>", "", answer["message"]["text"])
    passer_by.presses(answer, _data(answer, "v1:ctx:"))
    assert "<blockquote" in passer_by.reads(3)["message"]["text"]
    passer_by.presses(answer, _data(answer, "v1:up:"))
    _wait_until_edited(passer_by)


def _wait_until_edited(passer_by: PasserBy) -> None:
    """The vote's buttons are gone from the stored answer, the others stay."""
    until = time.monotonic() + 10
    while any(data.startswith("v1:up:") for data in _all_data(passer_by.reads(2))):
        assert time.monotonic() < until, "the answer still carries the buttons of the vote"
        time.sleep(0.05)
    assert any(data.startswith("v1:ctx:") for data in _all_data(passer_by.reads(2)))


def _wait_for_greeting(bot: Process, visitor: PasserBy) -> None:
    until = time.monotonic() + START_TIME
    while not visitor.history() and time.monotonic() < until:
        bot.must_run()
        time.sleep(0.1)
    assert len(visitor.history()) == 1, bot.log[-1000:]


def _wait_for_webhook(bot: Process, settings: str) -> None:
    """The witness loses what it cannot deliver, so nobody may write before the bot listens."""
    url = next(json.loads(line.split(" = ")[1]) for line in settings.splitlines() if line.startswith("webhook_url"))
    until = time.monotonic() + START_TIME
    while time.monotonic() < until:
        bot.must_run()
        try:
            if httpx.post(url, headers={"X-Telegram-Bot-Api-Secret-Token": SECRET[:-1]}).status_code == 403:
                time.sleep(0.5)  # listening comes just before setWebhook
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise ProcessError(f"the webhook does not answer\n{bot.log[-1000:]}")


def _data(stored: Json, start: str) -> str:
    return next(data for data in _all_data(stored) if data.startswith(start))


def _all_data(stored: Json) -> list[str]:
    rows = (stored["message"].get("reply_markup") or {}).get("inline_keyboard", [])
    return [button["callback_data"] for row in rows for button in row if "callback_data" in button]
