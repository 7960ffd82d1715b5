"""What is to be announced to whom, and what has been, inside a transaction of the caller's."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, Row, delete, exists, func, literal, or_, select, update

from bot.announcements.release import Edition, Release
from bot.announcements.standing import News
from bot.announcements.subscription_rows import EVERYTHING
from bot.storage.insertion import insertion
from bot.storage.tables import announced, editions, news, outbox, subscriptions
from knowledge.partial_date import PartialDate

PENDING, SENDING = "pending", "sending"
"""What is sent is no longer here."""

AT_ONCE = 500
"""Values one statement names; databases limit them."""


@dataclass(frozen=True, slots=True)
class OutboxRows:
    """Those of one bot: several may share a database."""

    bot: int

    def notice(self, edition: Edition, today: date, connection: Connection) -> int:
        """Have each new press release announced, once for all; how many there are. A first edition is no news."""
        last = connection.execute(select(editions.c.snapshot).where(editions.c.bot == self.bot)).scalar()
        if last == edition.snapshot:
            return 0
        fresh = self._unknown(edition.releases, connection)
        self._remember(edition, fresh, last, connection)
        self._show(edition, connection)
        if last is None or not fresh:
            return 0
        self._announce(fresh, today, connection)
        return len(fresh)

    def pending(self, most: int, connection: Connection) -> tuple[News, ...]:
        """Oldest first; what has been withdrawn since waits until it is published again."""
        wanted = select(outbox.c.issue, outbox.c.chat).where(outbox.c.bot == self.bot, _shown())
        found = connection.execute(wanted.order_by(outbox.c.issue, outbox.c.id).limit(most)).all()
        issues = {issue: self._releases(issue, connection) for issue in dict.fromkeys(row.issue for row in found)}
        return tuple(self._for(row.chat, row.issue, issues[row.issue], connection) for row in found)

    def begin(self, issue: int, chat: int, connection: Connection) -> bool:
        """Sending is about to begin; whether it may: the chat may have unsubscribed a moment ago."""
        return bool(connection.execute(update(outbox).where(self._is(issue, chat)).values(state=SENDING)).rowcount)

    def sent(self, issue: int, chat: int, connection: Connection) -> None:
        """Nothing of it is kept, and of an issue that everybody has heard of nothing either."""
        connection.execute(delete(outbox).where(self._is(issue, chat)))
        left = exists().where(outbox.c.bot == news.c.bot, outbox.c.issue == news.c.issue)
        connection.execute(delete(news).where(news.c.bot == self.bot, news.c.issue == issue, ~left))

    def failed(self, issue: int, chat: int, most: int, connection: Connection) -> None:
        """Telegram does not take it; after `most` times it is given up."""
        row = self._is(issue, chat)
        connection.execute(update(outbox).where(row).values(state=PENDING, failures=outbox.c.failures + 1))
        if connection.execute(select(outbox.c.failures).where(row)).scalar_one_or_none() == most:
            self.sent(issue, chat, connection)

    def interrupted(self, connection: Connection) -> int:
        """How many were being sent when the process ended: they are sent again, and may come twice."""
        cut = (outbox.c.bot == self.bot) & (outbox.c.state == SENDING)
        return connection.execute(update(outbox).where(cut).values(state=PENDING)).rowcount

    def forget_before(self, day: date, connection: Connection) -> None:
        """What has been withdrawn for long, or could not be sent: it is no news any more."""
        old = select(news.c.issue).where(news.c.bot == self.bot, news.c.day < day)
        connection.execute(delete(outbox).where(outbox.c.bot == self.bot, outbox.c.issue.in_(old)))
        connection.execute(delete(news).where(news.c.bot == self.bot, news.c.day < day))

    def count(self, connection: Connection) -> int:
        """How many messages are to be sent."""
        counted = select(func.count()).select_from(outbox).where(outbox.c.bot == self.bot)
        return int(connection.execute(counted).scalar_one())

    def _unknown(self, releases: Sequence[Release], connection: Connection) -> list[Release]:
        """Neither a document nor a text that was published before: corrections and moved files are no news."""
        fresh: dict[str, Release] = {}
        for release in releases:
            same = or_(announced.c.document == release.document, announced.c.mark == release.mark)
            if not connection.execute(select(announced.c.document).where(announced.c.bot == self.bot, same)).first():
                fresh.setdefault(release.mark, release)
        return list(fresh.values())

    def _remember(self, edition: Edition, fresh: Sequence[Release], last: str | None, connection: Connection) -> None:
        connection.execute(delete(editions).where(editions.c.bot == self.bot))
        connection.execute(editions.insert().values(bot=self.bot, snapshot=edition.snapshot))
        rows = [{"bot": self.bot, "document": each.document, "mark": each.mark} for each in edition.releases]
        for row in rows:
            connection.execute(insertion(announced, connection).on_conflict_do_nothing().values(row))

    def _show(self, edition: Edition, connection: Connection) -> None:
        """Only what is published now is announced."""
        mine = news.c.bot == self.bot
        connection.execute(update(news).where(mine).values(published_now=False))
        ids = [release.document for release in edition.releases]
        for start in range(0, len(ids), AT_ONCE):
            some = news.c.document.in_(ids[start : start + AT_ONCE])
            connection.execute(update(news).where(mine, some).values(published_now=True))

    def _announce(self, fresh: Sequence[Release], today: date, connection: Connection) -> None:
        """One row for each chat: the database makes them, however many there are."""
        issue = connection.execute(select(func.coalesce(func.max(news.c.issue), 0) + 1)).scalar_one()
        connection.execute(news.insert(), [self._row(issue, each, today) for each in fresh])
        topics = {topic for release in fresh for topic in release.topics}
        wanted = subscriptions.c.topic.in_([EVERYTHING, *topics])
        columns = (literal(self.bot, BigInteger), literal(issue), subscriptions.c.chat, literal(PENDING), literal(0))
        chats = select(*columns).where(subscriptions.c.bot == self.bot, wanted).distinct()
        connection.execute(outbox.insert().from_select(["bot", "issue", "chat", "state", "failures"], chats))
        if not connection.execute(select(outbox.c.id).where(outbox.c.issue == issue).limit(1)).first():
            connection.execute(delete(news).where(news.c.issue == issue))

    def _row(self, issue: int, release: Release, today: date) -> dict[str, object]:
        fields = {name: getattr(release, name) for name in ("document", "title", "publisher", "url")}
        fields["published"] = release.published.iso() if release.published else ""
        topics = json.dumps(release.topics, ensure_ascii=False)
        return {"bot": self.bot, "issue": issue, "day": today, "published_now": True, "topics": topics, **fields}

    def _releases(self, issue: int, connection: Connection) -> list[Release]:
        shown = select(news).where(news.c.bot == self.bot, news.c.issue == issue, news.c.published_now).order_by("id")
        return [_release(row) for row in connection.execute(shown)]

    def _for(self, chat: int, issue: int, releases: Sequence[Release], connection: Connection) -> News:
        """Empty where nothing of it is wanted any more."""
        mine = select(subscriptions).where(subscriptions.c.bot == self.bot, subscriptions.c.chat == chat)
        rows = connection.execute(mine).all()
        topics = {row.topic for row in rows}
        chosen = tuple(each for each in releases if EVERYTHING in topics or topics.intersection(each.topics))
        return News(issue, chat, rows[0].language if rows else "de", chosen)

    def _is(self, issue: int, chat: int) -> ColumnElement[bool]:
        return (outbox.c.bot == self.bot) & (outbox.c.issue == issue) & (outbox.c.chat == chat)


def _shown() -> ColumnElement[bool]:
    return exists().where(news.c.bot == outbox.c.bot, news.c.issue == outbox.c.issue, news.c.published_now)


def _release(row: Row[Any]) -> Release:
    """As far as it is shown."""
    published = PartialDate.from_iso(row.published) if row.published else None
    return Release(row.document, "", row.title, row.publisher, published, row.url, tuple(json.loads(row.topics)))
