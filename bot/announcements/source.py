"""Where announcements come from: the live snapshot and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from bot.announcements.release import Edition
from bot.dialogue.reply import Reply
from index.snapshot import Snapshot


class Source(Protocol):
    """Both methods block."""

    def edition(self) -> Edition:
        """That of the snapshot which is live now."""
        ...

    def reply(self, question: str, language: str) -> Reply:
        """What the live snapshot says; the question is recorded nowhere."""
        ...


Answer = Callable[[str, str], Reply]


class LiveSource:
    """`snapshot` gives the live one, cheaply when it is the one before."""

    def __init__(self, snapshot: Callable[[], Snapshot], answer: Answer) -> None:
        self._snapshot = snapshot
        self._answer = answer
        self._edition = Edition("", ())

    def edition(self) -> Edition:
        snapshot = self._snapshot()
        if snapshot.id != self._edition.snapshot:
            self._edition = Edition.of(snapshot.id, snapshot.documents)
        return self._edition

    def reply(self, question: str, language: str) -> Reply:
        return self._answer(question, language)
