"""Questions as a journal holds them."""

from __future__ import annotations

from datetime import date, timedelta

from bot.dialogue.reply import Status
from bot.journal.entry import Entry
from bot.journal.journal import today


def entry(question: str, status: Status = Status.NO_ANSWER, days_ago: int = 0, day: date | None = None) -> Entry:
    return Entry(
        day=day or today() - timedelta(days=days_ago),
        question=question,
        status=status.value,
        language="de",
        follow_up=False,
        snapshot="snapshot",
        passage="01-konferenz#0",
        heading="Termin",
        score=0.5,
    )
