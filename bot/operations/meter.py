"""What the parts of the bot report about their work: how often something happens, and how long it takes."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol


class Event(StrEnum):
    """What is counted; its `kind` comes from a short fixed list, never from what somebody wrote."""

    UPDATE = "update"
    """By the kind of update."""
    CALL = "call"
    """To Telegram, by what became of it: ok, flood, blocked, refused, timed_out or failed."""
    ERROR = "error"
    """By the error's class."""
    LOGGED = "logged"
    """By level."""


class Step(StrEnum):
    """What is timed."""

    ENCODE = "encode"
    SEARCH = "search"
    COMPOSE = "compose"
    TOTAL = "total"
    """The dialogue from question to reply, without waiting and sending."""
    QUEUE = "queue"
    """From a question's turn in its chat to a free thread."""
    SEND = "send"
    """One message or file, waits aside."""
    FLOOD_WAIT = "flood_wait"
    """Because Telegram says that we send too much."""
    LIMITER_WAIT = "limiter_wait"
    """Because we keep below Telegram's limits."""


class Meter(Protocol):
    """Never fails, never waits; may be called from any thread."""

    def count(self, event: Event, kind: str) -> None: ...

    def took(self, step: Step, seconds: float) -> None: ...


class Unmeasured:
    """A meter for whoever has none."""

    def count(self, event: Event, kind: str) -> None:
        """Not counted."""

    def took(self, step: Step, seconds: float) -> None:
        """Not timed."""


UNMEASURED = Unmeasured()
