"""What is kept about people, as messages: the notice, one's own data with a file, and what has been deleted."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from bot.catalogue import Catalogue
from bot.privacy.holding import HOLDINGS
from bot.privacy.notice import name_of, notice_in
from bot.privacy.register import Erasure, Kept
from bot.telegram.callback_data import Action
from bot.telegram.keyboards import keyboard_of, pressed
from bot.telegram.rendering import Attachment, Message, messages_of
from bot.telegram.rich_text import RichText, Style, joined

YES, NO = "yes", "no"
LONGEST_VALUE = 500
"""Characters of a value in the message; the file holds all of it."""


class PrivacyRenderer:
    """In the reader's language."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def notice(self, language: str) -> list[Message]:
        """What /datenschutz says."""
        notice = notice_in(self._catalogue, language)
        entries = [_titled(entry.name, entry.text) for entry in notice.entries]
        return messages_of(
            joined([RichText.plain(notice.opening), *entries, RichText.plain(notice.closing)], "\n\n"), None
        )

    def mine(self, kept: Sequence[Kept], language: str) -> list[Message]:
        """All that is kept about a chat; the last message is the file."""
        parts = [_titled(self._name(each.key, language), self._listed(each, language)) for each in kept]
        whole = joined([RichText.plain(self._text("mine", language)), *parts], "\n\n")
        others = RichText.plain(self._text("mine-others", language, names=self._others(language)))
        file = Attachment(self._text("mine-file", language), self._as_json(kept, language))
        caption = messages_of(others, None)[0]
        return [*messages_of(whole, None), Message(caption.html, caption.plain, attachment=file)]

    def question(self, language: str) -> list[Message]:
        """Whether everything is to be deleted."""
        rows = [
            pressed(self._text("button-erase", language), Action.ERASE, YES),
            pressed(self._text("button-keep", language), Action.ERASE, NO),
        ]
        return messages_of(RichText.plain(self._text("ask-erase", language)), keyboard_of(rows))

    def erased(self, erasure: Erasure, language: str) -> list[Message]:
        """What is gone, and what is not."""
        return messages_of(RichText.plain("\n\n".join(self._outcome(erasure, language))), None)

    def kept(self, language: str) -> list[Message]:
        """Nothing was deleted."""
        return messages_of(RichText.plain(self._text("kept", language)), None)

    def _outcome(self, erasure: Erasure, language: str) -> Iterator[str]:
        gone = [(self._name(key, language), count) for key, count in erasure.counts if count]
        if gone:
            lines = [self._text("counted", language, name=name, count=count) for name, count in gone]
            yield "\n".join([self._text("erased", language), *lines])
        if erasure.failed:
            names = ", ".join(self._name(key, language) for key in erasure.failed)
            yield self._text("erase-failed", language, names=names)
        else:
            yield self._text("erased-nothing", language)

    def _listed(self, kept: Kept, language: str) -> str:
        lines = [", ".join(f"{name}: {_shortened(value)}" for name, value in row.items()) for row in kept.rows]
        return "\n".join(lines) or self._text("mine-nothing", language)

    def _others(self, language: str) -> str:
        keys = [each.key for each in HOLDINGS if each.tables and not each.attributable]
        return ", ".join(self._name(key, language) for key in keys)

    def _as_json(self, kept: Sequence[Kept], language: str) -> bytes:
        told = {each.key: {"name": self._name(each.key, language), "entries": list(each.rows)} for each in kept}
        return json.dumps(told, ensure_ascii=False, indent=2).encode() + b"\n"

    def _name(self, key: str, language: str) -> str:
        return name_of(self._catalogue, key, language)

    def _text(self, key: str, language: str, **values: str | int) -> str:
        return self._catalogue.text(f"privacy-{key}", language, **values)


def _titled(title: str, text: str) -> RichText:
    return joined([RichText.plain(title).styled(Style.BOLD), RichText.plain(text)], "\n")


def _shortened(value: str | int) -> str:
    text = str(value)
    return text if len(text) <= LONGEST_VALUE else text[:LONGEST_VALUE] + " …"
