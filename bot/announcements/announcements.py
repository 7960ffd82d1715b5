"""All that a channel needs for announcements."""

from __future__ import annotations

from dataclasses import dataclass

from bot.announcements.bureau import Bureau
from bot.announcements.source import Source


@dataclass(frozen=True, slots=True)
class Announcements:
    """What is kept of subscribers, and where news come from."""

    bureau: Bureau
    source: Source
