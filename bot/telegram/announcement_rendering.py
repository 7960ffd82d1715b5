"""Subscriptions, announcements and occasions as messages for Telegram."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from telegram import InlineKeyboardMarkup

from bot.announcements.bureau import MOST_TOPICS
from bot.announcements.release import Release
from bot.announcements.standing import News, Standing
from bot.announcements.subscription_rows import EVERYTHING
from bot.catalogue import Catalogue
from bot.dialogue.dates import written, written_day
from bot.dialogue.references import ref
from bot.occasions.calendar_file import NAME, calendar_file
from bot.occasions.line import occasion_line
from bot.occasions.occasion import Occasion
from bot.setting_sections import AnnouncementSettings
from bot.telegram.callback_data import Action
from bot.telegram.keyboards import Row, keyboard_of, pressed
from bot.telegram.rendering import Attachment, Message, messages_of
from bot.telegram.rich_text import RichText, Style, joined
from bot.telegram.shortening import shortened
from bot.telegram.web_address import is_web_address

LISTED = 10
"""Press releases in one message."""
TITLE, PUBLISHER = 200, 80
"""Characters; with these ten of them fit into one message."""
TOPICS = 20
"""Offered to choose from."""

ALL = "all"
NOTHING = "nothing"


class AnnouncementRenderer:
    """In the reader's language."""

    def __init__(self, catalogue: Catalogue, settings: AnnouncementSettings | None = None) -> None:
        self._catalogue = catalogue
        self._settings = settings or AnnouncementSettings()

    def standing(self, standing: Standing, language: str) -> list[Message]:
        """What can be subscribed to, what somebody has, and buttons for both."""
        parts = [self._text("offer", language), self._hours(language), *self._held(standing, language)]
        whole = joined((RichText.plain(part) for part in parts if part), "\n\n")
        return messages_of(whole, self._choices(standing, language))

    def topics(self, topics: Sequence[str], language: str) -> list[Message]:
        """The topics that press releases are about."""
        offered = topics[:TOPICS]
        rows = [pressed(topic, Action.SUBSCRIBE, topic_ref(topic)) for topic in offered]
        lead = self._text("choose-topic" if offered else "no-topics", language)
        return messages_of(RichText.plain(lead), keyboard_of(rows))

    def said(self, name: str, language: str, **values: str | int) -> list[Message]:
        """A fixed text."""
        told = {"days": self._settings.keep_questions_days, **values}
        return messages_of(RichText.plain(self._text(name, language, **told)), None)

    def too_many(self, name: str, language: str) -> list[Message]:
        most = MOST_TOPICS if name == "too-many-topics" else self._settings.questions_per_chat
        return self.said(name, language, most=most)

    def news(self, news: News) -> list[Message]:
        """One message, however much there is."""
        language, count = news.language, len(news.releases)
        parts = [RichText.plain(self._text("news", language, count=count))]
        parts += [self._line(release, language) for release in news.releases[:LISTED]]
        if count > LISTED:
            parts.append(RichText.plain(self._text("more", language, count=count - LISTED)))
        parts.append(RichText.plain(self._text("closing", language)))
        return messages_of(joined(parts, "\n\n"), None)

    def calendar(self, occasion: Occasion, language: str) -> list[Message]:
        """The file, or why there is none; the date stands in the text, too."""
        if not occasion.fits_calendar:
            return self._plain("occasion-past", language, when=occasion.when)
        [caption, *_] = messages_of(self._about(occasion, language), None)
        file = Attachment(NAME, calendar_file(occasion, datetime.now(UTC)))
        return [Message(caption.html, caption.plain, attachment=file)]

    def map(self, occasion: Occasion, language: str) -> list[Message]:
        """The same words, then the pin."""
        if occasion.spot is None:
            return []
        pin = Message("", f"{occasion.spot.name}, {occasion.spot.address}", spot=occasion.spot)
        return [*messages_of(self._about(occasion, language), None), pin]

    def _hours(self, language: str) -> str:
        """When nothing is sent, if there is such a time."""
        hours = {"from": self._settings.quiet_from, "until": self._settings.quiet_until}
        return self._text("quiet", language, **hours) if hours["from"] != hours["until"] else ""

    def _held(self, standing: Standing, language: str) -> Iterator[str]:
        if standing.is_empty:
            yield self._text("none", language)
        elif standing.everything:
            yield self._text("all", language)
        elif standing.topics:
            yield self._text("topics", language, topics=", ".join(shortened(each, 80) for each in standing.topics))
        if standing.waiting:
            days, count = self._settings.keep_questions_days, len(standing.waiting)
            lines = [self._text("waiting", language, count=count, days=days)]
            for each in standing.waiting:
                since = written_day(each.since, language)
                lines.append(self._text("waiting-line", language, question=each.question, since=since))
            yield "\n".join(lines)

    def _choices(self, standing: Standing, language: str) -> InlineKeyboardMarkup | None:
        rows: list[Row] = []
        if not standing.everything:
            rows.append(self._button("subscribe", language, Action.SUBSCRIBE, ALL))
        rows.append(self._button("topics", language, Action.TOPICS, ALL))
        if standing.everything:
            rows.append(self._button("unsubscribe", language, Action.UNSUBSCRIBE, ALL))
        rows += [
            self._button("drop-topic", language, Action.UNSUBSCRIBE, topic_ref(topic), topic=topic)
            for topic in standing.topics
        ]
        rows += [
            self._button("drop-question", language, Action.DROP_QUESTION, str(each.id), question=each.question)
            for each in standing.waiting
        ]
        if not standing.is_empty:
            rows.append(self._button("nothing", language, Action.UNSUBSCRIBE, NOTHING))
        return keyboard_of(rows)

    def _button(self, name: str, language: str, action: Action, ref: str, **values: str) -> Row:
        return pressed(self._text(f"button-{name}", language, **values), action, ref)

    def _line(self, release: Release, language: str) -> RichText:
        title = RichText.plain(shortened(release.title, TITLE))
        linked = title.styled(Style.LINK, release.url) if is_web_address(release.url) else title
        date = written(release.published, language) if release.published else ""
        standing = ", ".join(part for part in (shortened(release.publisher, PUBLISHER), date) if part)
        return joined([RichText.plain("• ") + linked, RichText.plain(standing)], "\n")

    def _about(self, occasion: Occasion, language: str) -> RichText:
        title = RichText.plain(shortened(occasion.title, TITLE)).styled(Style.BOLD)
        line = occasion_line(occasion, self._catalogue, language)
        return joined([title, RichText.plain(line)], "\n")

    def _plain(self, key: str, language: str, **values: str) -> list[Message]:
        return messages_of(RichText.plain(self._catalogue.text(key, language, **values)), None)

    def _text(self, name: str, language: str, **values: str | int) -> str:
        return self._catalogue.text(f"announcements-{name}", language, **values)


def topic_ref(topic: str) -> str:
    """Short enough for a button."""
    return ALL if topic == EVERYTHING else ref(topic)
