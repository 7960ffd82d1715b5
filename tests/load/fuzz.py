"""`python -m tests.load.fuzz [--updates 10000]`: hostile updates through the real process, half of them each way.

No crash, no private text without a reply, no message that the server refuses; exit status 1 otherwise.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import httpx
from telegram import Update

from tests.bot_api.process import started_server
from tests.bot_api.refusal import Json
from tests.e2e.service import MODES, SECRET
from tests.load.hostile_updates import HostileUpdates
from tests.load.stage import Stage, running_at

FIRST_CHAT = 700_000_000
AT_ONCE = 40
"""Updates sent before their answers are waited for; each comes from a chat of its own."""

PATIENCE = 60.0
"""Seconds for the answers to so many."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`unreadable` are updates that the library cannot parse, `stumbled` those that made it fail: none Telegram sends.

    Whoever has sent one of the latter has got an apology.
    """

    updates: int
    texts: int
    unreadable: int
    stumbled: int
    unanswered: list[str]
    refused: list[str]
    failures: list[str]

    @property
    def good(self) -> bool:
        return not (self.unanswered or self.refused or self.failures)


def fuzz(stage: Stage, updates: int, seed: int) -> Outcome:
    since, hostile = int(stage.desk.calls()["next"]), HostileUpdates(seed)
    contents = [(chat, hostile.make(chat)) for chat in range(FIRST_CHAT + 1, FIRST_CHAT + updates + 1)]
    texts, unreadable, unanswered = 0, 0, []
    for batch in _batches(contents):
        readings = {chat: _read(content) for chat, content in batch}
        stage.desk.meet(list(_chats_of(readings)))
        _send(stage, batch)
        unreadable += sum(read is None for read in readings.values())
        expecting = {chat for chat, read in readings.items() if read is not None and _is_private_text(read, chat)}
        texts += len(expecting)
        missing = expecting - _answered(stage, since, expecting)
        unanswered += [json.dumps(content)[:300] for chat, content in batch if chat in missing]
    stumbled = sum(_has_stumbled(str(line.get("event"))) for line in stage.log_lines("error"))
    return Outcome(updates, texts, unreadable, stumbled, unanswered, _refused(stage, since), _failures(stage))


def _batches(contents: list[tuple[int, Json]]) -> Iterator[list[tuple[int, Json]]]:
    for start in range(0, len(contents), AT_ONCE):
        yield contents[start : start + AT_ONCE]


def _send(stage: Stage, batch: list[tuple[int, Json]]) -> None:
    with httpx.Client(timeout=60, trust_env=False) as http:
        for chat, content in batch:
            if not stage.hook:
                stage.desk.update(content, raw=True)
                continue
            body = json.dumps({"update_id": chat, **content})
            headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": "application/json"}
            http.post(stage.hook, content=body, headers=headers).raise_for_status()
    stage.process.must_run()


def _read(content: Json) -> Update | None:
    try:
        return Update.de_json(json.loads(json.dumps({"update_id": 1, **content})), None)
    except Exception:  # as the bot: whatever the library makes of it
        return None


def _chats_of(readings: Mapping[int, Update | None]) -> Iterator[int]:
    """Those that the server must know, also where a mutilated update comes from another chat."""
    for chat, update in readings.items():
        yield from (chat, -chat)
        if update is not None and update.effective_chat is not None and _is_number(update.effective_chat.id):
            yield update.effective_chat.id


def _is_private_text(update: Update, chat: int) -> bool:
    """Somebody, no bot, has written words in a chat of the two of them, with number and date as Telegram makes them."""
    message, place = update.message, update.effective_chat  # a mutilated message may have no chat
    if message is None or place is None or place.id != chat or place.type != "private":
        return False
    if not isinstance(message.text, str) or message.date is None or not _is_number(message.message_id):
        return False
    return message.from_user is None or (not message.from_user.is_bot and _is_number(message.from_user.id))


def _is_number(value: object) -> bool:
    return type(value) is int and abs(value) < 2**63


def _answered(stage: Stage, since: int, expecting: set[int]) -> set[int]:
    until = time.monotonic() + PATIENCE
    while True:
        calls = stage.desk.calls(since, method="sendMessage")["calls"]
        found = {call["chat"] for call in calls if call["ok"]} & expecting
        if found == expecting or time.monotonic() > until:
            return found
        time.sleep(0.2)


def _refused(stage: Stage, since: int) -> list[str]:
    return [*stage.desk.state()["contract"], *(str(call["result"]) for call in stage.refusals(since))]


def _failures(stage: Stage) -> list[str]:
    """Whatever is logged as an error but that an update cannot be read."""
    expected = ("skipped", "Telegram sent an update that cannot be read", "Error while parsing updates")
    lines = [str(line.get("event")) for line in stage.log_lines("error", "critical")]
    failures = [line for line in lines if not line.startswith(expected) and not _has_stumbled(line)]
    return [*failures, "Traceback in the log"] if "Traceback" in stage.process.log else failures


def _has_stumbled(line: str) -> bool:
    """A handler of ours or of the library's has failed on a value of a type that Telegram never sends."""
    return "failed: TypeError in" in line or "failed: AttributeError in" in line


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--updates", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    wanted, good = parser.parse_args(), True
    with tempfile.TemporaryDirectory() as folder:
        process, server = started_server(Path(folder) / "server.log")
        with process:
            for offset, mode in enumerate(MODES):
                with running_at(Path(folder), server, mode, longest_wait_seconds=600) as stage:
                    outcome = fuzz(stage, wanted.updates // len(MODES), wanted.seed + offset)
                shown = {name: getattr(outcome, name) for name in ("updates", "texts", "unreadable", "stumbled")}
                wrong = {name: getattr(outcome, name) for name in ("unanswered", "refused", "failures")}
                counts = {name: len(found) for name, found in wrong.items()}
                examples = [example for found in wrong.values() for example in found[:3]]
                print(json.dumps({"mode": mode, **shown, **counts, "examples": examples}), flush=True)
                good = good and outcome.good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
