"""The bot's own sentences: picks texts from the catalogue and varies those that are said often."""

from __future__ import annotations

from collections import defaultdict
from itertools import count

from bot.catalogue import Catalogue
from bot.dialogue.dates import written
from bot.dialogue.message import LONGEST
from bot.dialogue.small_talk import Talk
from bot.setting_sections import ContactSettings
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

    def too_long(self, language: str) -> str:
        return self.text("too-long", language, limit=LONGEST)

    def date(self, date: PartialDate | None, language: str) -> str:
        return written(date, language) if date else self.text("undated", language)

    def source_language(self, language: str) -> str:
        """A sentence saying that the source is (ordinary) German, where the reply is not."""
        return "" if language == "de" else self.text("german-source", language)
