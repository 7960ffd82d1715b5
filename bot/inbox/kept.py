"""An update as the inbox keeps it; what it is about, the inbox does not know."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kept:
    """`number` is the sender's, `payload` its JSON, `kept_at` Unix time.

    `attempts`: how often answering it was begun and not ended. `sent`: marks of the messages that have gone out.
    """

    number: int
    chat: int
    kept_at: int
    payload: str
    attempts: int = 0
    sent: tuple[str, ...] = ()
