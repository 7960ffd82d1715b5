"""Questions that found no answer, or one that did not help: handed to whoever keeps them for the editors."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from threading import Lock
from typing import Any, Protocol

from cachetools import TTLCache

from bot.dialogue.conversation import MINUTES, MOST
from bot.dialogue.finding import Finding
from bot.dialogue.reply import Quote, Reply, Status

_log = logging.getLogger(__name__)

UNANSWERED = (Status.NO_ANSWER, Status.CLARIFY, Status.OUT_OF_SCOPE)


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A question in a citizen's own words: not to be stored or logged before personal data is taken out.

    `status` is that of the reply, `answered` where the answer was marked as not helpful. `follow_up`: it was read
    together with the question before, and `question` holds both. `passage` is the id of the nearest one in `snapshot`,
    with its heading and score ("" and 0.0 where there is none).
    """

    question: str
    status: Status
    language: str
    follow_up: bool
    snapshot: str
    passage: str
    heading: str
    score: float

    @classmethod
    def of(cls, finding: Finding, reply: Reply, snapshot: str) -> Shortfall:
        nearest = next(iter(finding.ranking.hits), None)
        return cls(
            question=finding.question,
            status=reply.status,
            language=reply.language,
            follow_up=finding.follows,
            snapshot=snapshot,
            passage=nearest.passage.id if nearest else "",
            heading=nearest.passage.heading if nearest else "",
            score=nearest.score if nearest else 0.0,
        )


class ShortfallBook(Protocol):
    """Where shortfalls are kept; returns at once."""

    def record(self, shortfall: Shortfall) -> None: ...


class Shortfalls:
    """Tells the book what found no answer. What was answered is remembered as long as a conversation is, in memory
    only, so that the question is known when somebody presses "nicht hilfreich"."""

    def __init__(self, book: ShortfallBook | None = None, seconds: float = MINUTES * 60) -> None:
        self._book = book
        self._answered: TTLCache[tuple[str, str], Shortfall] = TTLCache(MOST, seconds)
        self._lock = Lock()

    def met(self, conversation: str | None, shortfall: Shortfall, quotes: Iterable[Quote]) -> None:
        """After each reply; one outside a conversation is a trial of ours and no citizen's question."""
        if self._book is None or conversation is None:
            return
        if shortfall.status in UNANSWERED:
            self._record(shortfall)
        elif shortfall.status is Status.ANSWERED:
            with self._lock:
                for quote in quotes:
                    self._answered[conversation, quote.passage] = shortfall

    def rated(self, conversation: str | None, ref: str, helpful: bool) -> None:
        """After a press below the answer that quoted passage `ref`."""
        if conversation is not None:
            with self._lock:
                shortfall = self._answered.pop((conversation, ref), None)
            if shortfall and not helpful:
                self._record(shortfall)

    def remembered(self, conversation: str) -> tuple[str, ...]:
        """Questions that wait for a rating."""
        with self._lock:
            waiting = [one.question for (whose, _), one in self._answered.items() if whose == conversation]
        return tuple(dict.fromkeys(waiting))

    def forget(self, conversation: str) -> int:
        """How many questions there were."""
        count = len(self.remembered(conversation))
        with self._lock:
            for key in [key for key in self._answered if key[0] == conversation]:
                del self._answered[key]
        return count

    def memory(self, conversation: str) -> dict[str, dict[str, object]]:
        """What waits for a rating, by the passage that was quoted; as JSON has it."""
        with self._lock:
            return {ref: asdict(one) for (whose, ref), one in self._answered.items() if whose == conversation}

    def recall(self, conversation: str, memory: Mapping[str, dict[str, Any]]) -> None:
        with self._lock:
            for ref, told in memory.items():
                self._answered[conversation, ref] = Shortfall(**{**told, "status": Status(told["status"])})

    def _record(self, shortfall: Shortfall) -> None:
        try:
            if self._book:
                self._book.record(shortfall)
        except Exception as exc:  # the answer is found: no book may take it away again
            _log.error("question not recorded: %s", type(exc).__name__)
