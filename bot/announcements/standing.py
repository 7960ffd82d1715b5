"""What one chat has subscribed to, and what is to be sent to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.announcements.release import Release


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question, personal data taken out, that somebody wants to have answered when that becomes possible."""

    id: int
    chat: int
    question: str
    language: str
    since: date


@dataclass(frozen=True, slots=True)
class Standing:
    """`everything`: all press releases; else those of `topics`."""

    everything: bool
    topics: tuple[str, ...]
    waiting: tuple[Waiting, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.everything or self.topics or self.waiting)


@dataclass(frozen=True, slots=True)
class News:
    """One message that is to be sent: `releases` are those of one snapshot that this chat wants to hear of."""

    issue: int
    chat: int
    language: str
    releases: tuple[Release, ...]
