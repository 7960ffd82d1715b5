"""What a killed process has left: whether its files are sound, and which replies it may have to repeat."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.telegram.cases import mark_of
from bot.telegram.rendering import Message
from index.snapshot import SnapshotError
from index.snapshots import SnapshotStore
from tests.bot_api.refusal import Json

if TYPE_CHECKING:
    from tests.postgresql import Server


@dataclass(frozen=True, slots=True)
class Scene:
    """`faults` are sentences. `waiting`: for each chat, the marks of what is known to have gone out of each reply."""

    faults: tuple[str, ...]
    waiting: dict[int, set[str]]

    def may_repeat(self, chat: int, mark: str) -> bool:
        """Whether a message that Telegram has accepted could not be noted any more."""
        return chat in self.waiting and mark not in self.waiting[chat]


def looked_at(data: Path) -> Scene:
    """The files are copied first: looking at them must not repair them."""
    faults = [f"the live snapshot: {problem}" for problem in _broken_snapshot(data)]
    waiting: dict[int, set[str]] = {}
    for name in ("inbox", "journal"):
        with _copied(data, name) as database:
            try:
                faults += _broken(database)
                if name == "inbox":
                    waiting = _waiting(database)
            except sqlite3.DatabaseError as error:
                faults.append(f"{name}: {error}")
    return Scene(tuple(faults), waiting)


def looked_up(server: Server, database: str, owner: str | None = None) -> Scene:
    """What waits in PostgreSQL, of this replica or of all."""
    waiting: dict[int, set[str]] = {}
    for chat, sent, whose in server.ask(database, "SELECT chat, sent, owner FROM inbox"):
        if owner in (None, whose):
            waiting.setdefault(chat, set()).update(sent.split())
    return Scene((), waiting)


def mark(call: Json) -> str:
    text = call["parameters"]["text"]
    return mark_of(Message(text, text))


def _broken(database: sqlite3.Connection) -> list[str]:
    found = [str(verdict) for (verdict,) in database.execute("PRAGMA integrity_check")]
    return [] if found == ["ok"] else found


def _waiting(database: sqlite3.Connection) -> dict[int, set[str]]:
    waiting: dict[int, set[str]] = {}
    if database.execute("SELECT 1 FROM sqlite_master WHERE name = 'inbox'").fetchone():
        for chat, sent in database.execute("SELECT chat, sent FROM inbox"):
            waiting.setdefault(chat, set()).update(sent.split())
    return waiting


def _broken_snapshot(data: Path) -> Iterator[str]:
    try:
        problem = SnapshotStore(data / "snapshots").load_live().problem
    except SnapshotError as error:
        problem = str(error)
    if problem:
        yield problem


@contextmanager
def _copied(data: Path, name: str) -> Iterator[sqlite3.Connection]:
    """An empty one where there is none yet."""
    with tempfile.TemporaryDirectory() as folder:
        for file in data.glob(f"{name}.sqlite*"):
            shutil.copy(file, folder)
        with closing(sqlite3.connect(Path(folder) / f"{name}.sqlite")) as database:
            yield database
