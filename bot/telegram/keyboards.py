"""The buttons below a message; they carry words, and one that could not work is left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.catalogue import FALLBACKS, PLAIN_GERMAN, Catalogue, spoken
from bot.dialogue.reply import Quote, Reply
from bot.telegram.callback_data import FEEDBACK, Action, Press
from bot.telegram.rich_text import sendable
from bot.telegram.web_address import is_web_address

LABEL = 120
"""Characters of a suggestion on its button; the rest would be cut off on the screen anyway."""

Row = list[InlineKeyboardButton]


class Keyboards:
    """Buttons in the reader's language."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def below(self, reply: Reply, language: str) -> InlineKeyboardMarkup | None:
        """Suggestions, then passage and source of each quotation, then feedback."""
        quotes = first_of_each_passage(reply.quotes)
        rows = [_pressed(suggestion.label, Action.ASK, suggestion.ref) for suggestion in reply.suggestions]
        linked: set[str] = set()
        for number, quote in enumerate(quotes, 1):
            rows.append(self._about(quote, f" {number}" if len(quotes) > 1 else "", language, linked))
        return _keyboard([*rows, self._feedback(quotes, language)])

    def of_source(self, url: str, language: str) -> InlineKeyboardMarkup | None:
        return _keyboard([self._source(url, self._catalogue.text("telegram-button-source", language))])

    def languages(self) -> InlineKeyboardMarkup | None:
        """Each language by its own name."""
        rows = [
            _pressed(self._catalogue.text("telegram-language-name", code), Action.LANGUAGE, code) for code in FALLBACKS
        ]
        return _keyboard(rows)

    def way_back(self, language: str) -> InlineKeyboardMarkup | None:
        """From plain German to the ordinary one; other languages are left by choosing another."""
        if language != PLAIN_GERMAN:
            return None
        label = self._catalogue.text("telegram-button-ordinary", language)
        return _keyboard([_pressed(label, Action.LANGUAGE, spoken(language))])

    def _about(self, quote: Quote, count: str, language: str, linked: set[str]) -> Row:
        """The passage, and the source unless a button before leads there already."""
        row = _pressed(self._catalogue.text("telegram-button-passage", language) + count, Action.CONTEXT, quote.passage)
        if quote.url not in linked:
            linked.add(quote.url)
            row += self._source(quote.url, self._catalogue.text("telegram-button-source", language) + count)
        return row

    def _feedback(self, quotes: Sequence[Quote], language: str) -> Row:
        if not quotes:
            return []
        ref = quotes[0].passage
        helpful = _pressed(self._catalogue.text("telegram-button-helpful", language), Action.HELPFUL, ref)
        return helpful + _pressed(
            self._catalogue.text("telegram-button-not-helpful", language), Action.NOT_HELPFUL, ref
        )

    @staticmethod
    def _source(url: str, label: str) -> Row:
        return [InlineKeyboardButton(label, url=url)] if is_web_address(url) else []


def without_feedback(keyboard: InlineKeyboardMarkup) -> InlineKeyboardMarkup | None:
    """The same buttons but those that have been used up by a vote."""
    return _keyboard([[button for button in row if not _votes(button)] for row in keyboard.inline_keyboard])


def first_of_each_passage(quotes: Iterable[Quote]) -> list[Quote]:
    """One quotation of each passage, in order."""
    first: dict[tuple[str, str], Quote] = {}
    for quote in quotes:
        first.setdefault((quote.document, quote.passage), quote)
    return list(first.values())


def _votes(button: InlineKeyboardButton) -> bool:
    press = Press.from_data(button.callback_data if isinstance(button.callback_data, str) else None)
    return press is not None and press.action in FEEDBACK


def _pressed(label: str, action: Action, ref: str) -> Row:
    data = Press(action, ref).data()
    shown = sendable(label).replace("\n", " ").strip()
    if data is None or not shown:
        return []
    return [InlineKeyboardButton(shown if len(shown) <= LABEL else shown[: LABEL - 1] + "…", callback_data=data)]


def _keyboard(rows: Iterable[Row]) -> InlineKeyboardMarkup | None:
    filled = [row for row in rows if row]
    return InlineKeyboardMarkup(filled) if filled else None
