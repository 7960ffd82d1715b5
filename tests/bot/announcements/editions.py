"""Editions of press releases, and a bureau whose calendar a test can turn."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.announcements.bureau import Bureau
from bot.announcements.release import Edition, Release
from bot.dialogue.reply import Reply, Status
from bot.inbox.clerk import Clerk
from bot.setting_sections import AnnouncementSettings
from bot.storage.storage import Storage
from knowledge.document import Document, Kind
from knowledge.partial_date import PartialDate

BOT = 42
SETTINGS = AnnouncementSettings(quiet_from=0, quiet_until=0, messages_per_second=20.0, check_seconds=0.05)
"""Never quiet, and quick."""


def release(id: str, text: str = "", topics: Sequence[str] = ()) -> Release:
    document = Document(
        id=id,
        title=f"Mitteilung {id}",
        body=text or f"Text von {id}.",
        kind=Kind.PRESS_RELEASE,
        publisher="SMWA",
        published=PartialDate(2026, 11, 23),
        source_url=f"https://example.org/{id}",
        topics=tuple(topics),
    )
    return Release.of(document)


def edition(snapshot: str, *releases: Release) -> Edition:
    return Edition(snapshot, releases)


@dataclass
class Calendar:
    today: date = date(2026, 11, 23)

    def __call__(self) -> date:
        return self.today

    def passes(self, days: int) -> None:
        self.today += timedelta(days=days)


@dataclass
class FixedSource:
    """`answers` are the questions that the live snapshot answers; `asked` what it was asked."""

    live: Edition = field(default_factory=lambda: Edition("1", ()))
    answers: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    broken: Exception | None = None

    def edition(self) -> Edition:
        if self.broken:
            raise self.broken
        return self.live

    def reply(self, question: str, language: str) -> Reply:
        self.asked.append(question)
        status = Status.ANSWERED if question in self.answers else Status.NO_ANSWER
        return Reply(question, status, language, lead=f"Antwort auf {question}", snapshot=self.live.snapshot)


@asynccontextmanager
async def bureau_in(
    storage: Storage, today: Calendar | None = None, bot: int = BOT, settings: AnnouncementSettings = SETTINGS
) -> AsyncIterator[Bureau]:
    bureau = Bureau(Clerk(storage.journal(), storage.journal(durable=True)), bot, settings, today or Calendar())
    try:
        yield bureau
    finally:
        bureau.close()
