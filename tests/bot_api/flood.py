"""Counts messages as Telegram's flood control does and reports each second or minute that had too many."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import asdict, dataclass

from tests.bot_api.refusal import Json


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `messages` within `seconds` in one `scope`."""

    scope: str
    messages: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Overrun:
    scope: str
    chat: int | None
    messages: int
    limit: int
    at: float


PRIVATE = Limit("chat", 1, 1.0)
GROUP = Limit("group", 20, 60.0)
OVERALL = Limit("overall", 30, 1.0)


class FloodLedger:
    def __init__(self) -> None:
        self._sends: dict[tuple[str, int | None], deque[float]] = {}
        self.overruns: list[Overrun] = []

    def count(self, chat: int, at: float | None = None) -> None:
        """Note one message to `chat`; groups have negative ids."""
        moment = time.time() if at is None else at
        self._note(GROUP if chat < 0 else PRIVATE, chat, moment)
        self._note(OVERALL, None, moment)

    def report(self) -> Json:
        sent = sum(len(times) for (scope, _), times in self._sends.items() if scope == OVERALL.scope)
        return {"in_last_second": sent, "overruns": [asdict(overrun) for overrun in self.overruns]}

    def _note(self, limit: Limit, chat: int | None, moment: float) -> None:
        times = self._sends.setdefault((limit.scope, chat), deque())
        times.append(moment)
        while times[0] <= moment - limit.seconds:
            times.popleft()
        if len(times) > limit.messages:
            self.overruns.append(Overrun(limit.scope, chat, len(times), limit.messages, moment))
