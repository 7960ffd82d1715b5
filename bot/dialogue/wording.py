"""The bot's own sentences: picks texts from the catalogue and varies those that are said often."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date as day
from itertools import count

from bot.catalogue import Catalogue
from bot.dialogue.dates import written
from bot.dialogue.message import LONGEST
from bot.dialogue.reply import Reply
from bot.dialogue.small_talk import Talk
from bot.occasions.occasion import Occasion
from bot.occasions.reading import occasion_of
from bot.setting_sections import ContactSettings
from knowledge.document import Document
from knowledge.partial_date import PartialDate


class Wording:
    """Texts in the reply's language."""

    def __init__(self, catalogue: Catalogue, contact: ContactSettings) -> None:
        self._catalogue = catalogue
        self._contact = contact.model_dump()
        self._turns: defaultdict[str, count[int]] = defaultdict(count)

    def text(self, key: str, language: str, **values: str | int) -> str:
        return self._catalogue.text(key, language, **values)

    def talk(self, talk: Talk | str, language: str) -> str:
        """One of the versions of `talk-<name>-1`, `-2`, …, in turn."""
        versions = [key for number in range(1, 10) if self._catalogue.has(key := f"talk-{talk}-{number}")]
        return self.text(versions[next(self._turns[str(talk)]) % len(versions)], language)

    def whom_to_ask(self, language: str) -> str:
        return self.text("ask-there", language, **self._contact)

    def with_notice(self, reply: Reply, by_words: bool) -> Reply:
        """Says so where the reply was found by words alone."""
        if not by_words:
            return reply
        notice = self.text("by-words", reply.language)
        return replace(reply, closing=f"{notice}\n{reply.closing}".strip())

    def too_long(self, language: str) -> str:
        return self.text("too-long", language, limit=LONGEST)

    def date(self, date: PartialDate | None, language: str) -> str:
        return written(date, language) if date else self.text("undated", language)

    def occasion(self, document: Document, language: str, today: day) -> Occasion | None:
        return occasion_of(document, self._catalogue, language, today)

    def source_language(self, language: str) -> str:
        """A sentence saying that the source is (ordinary) German, where the reply is not."""
        return "" if language == "de" else self.text("german-source", language)
