"""What the database costs per answered question: `python -m tests.load.storage` writes what one question writes.

SQLite as a single process has it, and a real PostgreSQL on this machine as replicas do; one after the other, in turns.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import tempfile
import time
from contextlib import closing
from pathlib import Path

from pydantic import SecretStr

from bot.inbox.inbox import Inbox
from bot.inbox.kept import Kept
from bot.inbox.memory_rows import Memory, Person
from bot.inbox.shared_inbox import SharedInbox
from bot.storage.storage import Storage
from tests.postgresql import running_postgresql

QUESTIONS = 200
ROUNDS = 5
CLIENTS = 8
_PAYLOAD = json.dumps({"message": {"text": "Wie viele neue Förderungen gibt es für Erfinder?" * 8}})


async def _answer(inbox: Inbox, number: int) -> None:
    """All that is written on the way of one question."""
    person = Person(number, number)
    await inbox.keep([Kept(number, number, int(time.time()), _PAYLOAD)])
    if isinstance(inbox, SharedInbox):
        await asyncio.gather(inbox.begin(number), inbox.recall(person))
    else:
        await inbox.begin(number)
    await inbox.sent(number, "0123456789abcdef .")
    if isinstance(inbox, SharedInbox):
        memory = Memory(_PAYLOAD, int(time.time()))
        await asyncio.gather(inbox.remember(person, Memory(), memory), inbox.done([number]))
    else:
        await inbox.done([number])


async def _timed(inbox: Inbox, first: int, clients: int) -> float:
    """Seconds per question."""
    numbers = iter(range(first, first + QUESTIONS))

    async def client() -> None:
        for number in numbers:
            await _answer(inbox, number)

    began = time.perf_counter()
    await asyncio.gather(*(client() for _ in range(clients)))
    return (time.perf_counter() - began) / QUESTIONS


async def _measured(files: Storage, database: Storage) -> dict[str, float]:
    with closing(Inbox.of_bot(1, files)) as alone, closing(SharedInbox.of_bot(1, database)) as shared:
        took: dict[str, list[float]] = {}
        for turn in range(ROUNDS):
            for clients in (1, CLIENTS):
                for name, inbox in (("sqlite", alone), ("postgresql", shared)):
                    if isinstance(inbox, SharedInbox):
                        await inbox.beat()
                    first = 1 + (turn * 2 + (clients > 1)) * QUESTIONS
                    took.setdefault(f"{name}, {clients} at once", []).append(await _timed(inbox, first, clients))
    return {name: round(1000 * statistics.median(times), 2) for name, times in took.items()}


def main() -> None:
    """Milliseconds per question, and how many times as long PostgreSQL takes."""
    with tempfile.TemporaryDirectory() as folder, running_postgresql(durable=True) as server:
        files, database = Storage(Path(folder)), Storage(Path(folder), SecretStr(server.fresh()))
        told = asyncio.run(_measured(files, database))
    ratios = {
        str(one): round(told[f"postgresql, {one} at once"] / told[f"sqlite, {one} at once"], 2) for one in (1, CLIENTS)
    }
    print(json.dumps({"milliseconds": told, "ratio": ratios}))


if __name__ == "__main__":
    main()
