"""Everything the bot asked of the server, in order, for tests to read and to wait for."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass

from tests.bot_api.bell import Bell
from tests.bot_api.refusal import Json


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which calls a test waits for: from `since` on, of one method and one chat where they are given."""

    since: int = 0
    method: str = ""
    chat: int | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    """One call: `result` is what was answered, or the description of the refusal; `at` is Unix time.

    `ordered` marks a refusal that a test has asked for.
    """

    number: int
    at: float
    method: str
    chat: int | None
    parameters: Json
    uploads: tuple[str, ...]
    ok: bool
    result: object
    ordered: bool = False

    def fits(self, wanted: Wanted) -> bool:
        return (not wanted.method or self.method == wanted.method.lower()) and (
            wanted.chat is None or self.chat == wanted.chat
        )


class CallLog:
    def __init__(self) -> None:
        self._calls: list[Recorded] = []
        self._bell = Bell()

    @property
    def next_number(self) -> int:
        return len(self._calls)

    def add(self, call: Recorded) -> None:
        self._calls.append(call)
        self._bell.ring()

    async def find(self, wanted: Wanted, within: float) -> list[Json]:
        """The fitting calls; waits up to `within` seconds for the first."""
        until = time.monotonic() + within
        while True:
            found = [asdict(call) for call in self._calls[wanted.since :] if call.fits(wanted)]
            left = until - time.monotonic()
            if found or left <= 0:
                return found
            await self._bell.heard(left)
