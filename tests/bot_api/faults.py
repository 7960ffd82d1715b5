"""What a test wants to go wrong: a refusal, a delay, a lost connection, nonsense; before or after the method acts."""

from __future__ import annotations

import asyncio
from typing import Literal

from pydantic import BaseModel, ConfigDict

from tests.bot_api.refusal import Refusal


class OrderedRefusal(Refusal):
    """A refusal that a test has ordered, told apart from those that the bot has earned."""


class DroppedConnectionError(Exception):
    """The connection is to be cut without an answer."""


class NonsenseError(Exception):
    """Its argument is answered as it stands, with status 200."""


class Fault(BaseModel):
    """`method` is a name or "*"; `chat` limits it to one chat; it happens `times` times."""

    model_config = ConfigDict(extra="forbid")

    method: str
    times: int = 1
    chat: int | None = None
    when: Literal["before", "after"] = "before"
    delay: float = 0.0
    status: int | None = None
    description: str = "Internal Server Error"
    retry_after: int | None = None
    drop: bool = False
    body: str | None = None

    def fits(self, method: str, chat: int | None, when: str) -> bool:
        return (
            self.times > 0 and self.method.lower() in (method, "*") and self.chat in (None, chat) and self.when == when
        )

    async def strike(self) -> None:
        self.times -= 1
        await asyncio.sleep(self.delay)
        if self.drop:
            raise DroppedConnectionError
        if self.body is not None:
            raise NonsenseError(self.body)
        if self.status is not None:
            parameters = {} if self.retry_after is None else {"retry_after": self.retry_after}
            raise OrderedRefusal(self.status, self.description, **parameters)


class FaultPlan:
    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, fault: Fault) -> None:
        self._faults.append(fault)

    def clear(self) -> None:
        self._faults.clear()

    async def strike(self, method: str, chat: int | None, when: str) -> None:
        for fault in [fault for fault in self._faults if fault.fits(method, chat, when)]:
            await fault.strike()
