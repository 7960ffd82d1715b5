"""`python -m tests.load.flood [--updates 100000] [--chats 10000]`: far more than can be answered, as fast as it goes.

Every chat must hear something, none too much, and the process must stay small and quick.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

from bot.telegram.webhook import AT_ONCE
from tests.bot_api.refusal import Json
from tests.e2e.service import SECRET
from tests.load.stage import Stage, staged

FIRST_CHAT = 900_000_000
SENDERS = AT_ONCE
"""Deliveries at a time, as many as we let Telegram make."""

MOST_REPLIES = 8
"""One answered, five waiting, and a word for each reason to wait."""

SMALL = 80.0
"""Megabytes that a flood may add."""

QUICK = 0.05
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Memory in megabytes, lag in seconds."""

    updates: int
    seconds: float
    silent: int
    most_replies: int
    before: float
    highest: float
    lag: float

    @property
    def good(self) -> bool:
        return not self.silent and self.most_replies <= MOST_REPLIES and self.lag <= QUICK and self.grown < SMALL

    @property
    def grown(self) -> float:
        return self.highest - self.before


def flood(stage: Stage, updates: int, chats: int, patience: float) -> Outcome:
    """Push them all through the webhook, then wait at most `patience` seconds until every chat has heard something."""
    since, lag, before = int(stage.desk.calls()["next"]), stage.lag(), stage.process.resident_megabytes()
    for start in range(0, chats, 1000):
        stage.desk.meet(range(FIRST_CHAT + start, FIRST_CHAT + min(start + 1000, chats)))
    pushing = _Push(stage, updates, chats)
    seconds = asyncio.run(pushing.run())
    replies, until = _replies(stage, since), time.monotonic() + patience
    while len(replies) < chats and time.monotonic() < until:
        pushing.look()
        time.sleep(1.0)
        replies = _replies(stage, since)
    stage.process.must_run()
    late = stage.lag().since(lag).percentile(0.99)
    most = max(replies.values(), default=0)
    return Outcome(updates, seconds, chats - len(replies), most, before, pushing.highest, late)


class _Push:
    def __init__(self, stage: Stage, updates: int, chats: int) -> None:
        self._stage = stage
        self._updates: Iterator[Json] = (_question(number, FIRST_CHAT + number % chats) for number in range(updates))
        self.highest = 0.0

    def look(self) -> None:
        self.highest = max(self.highest, self._stage.process.resident_megabytes())

    async def run(self) -> float:
        """Seconds it took."""
        began = time.monotonic()
        async with httpx.AsyncClient(timeout=120, trust_env=False) as http:
            await asyncio.gather(*(self._send(http) for _ in range(SENDERS)))
        return time.monotonic() - began

    async def _send(self, http: httpx.AsyncClient) -> None:
        for update in self._updates:
            answer = await http.post(self._stage.hook, json=update, headers={"X-Telegram-Bot-Api-Secret-Token": SECRET})
            answer.raise_for_status()
            if update["update_id"] % 100 == 0:
                self.look()


def _question(number: int, chat: int) -> Json:
    person = {"id": chat, "is_bot": False, "first_name": "Ada", "language_code": "de"}
    place = {"id": chat, "type": "private", "first_name": "Ada"}
    text = f"Wann fand die erste Strategiekonferenz statt? ({number})"
    message = {"message_id": number + 1, "date": int(time.time()), "chat": place, "from": person, "text": text}
    return {"update_id": number + 1, "message": message}


def _replies(stage: Stage, since: int) -> Counter[int]:
    return Counter(call["chat"] for call in stage.desk.calls(since, method="sendMessage")["calls"])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--updates", type=int, default=100_000)
    parser.add_argument("--chats", type=int, default=10_000)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, staged(Path(folder), "webhook") as stage:
        outcome = flood(stage, wanted.updates, wanted.chats, patience=60 + wanted.chats / 10)
    shown = {name: round(getattr(outcome, name), 3) for name in Outcome.__slots__}
    print(json.dumps({"chats": wanted.chats, **shown, "grown": round(outcome.grown, 1)}))
    return 0 if outcome.good else 1


if __name__ == "__main__":
    sys.exit(main())
