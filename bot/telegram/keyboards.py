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

    def below(self, reply: Reply, language: str, offer: str = "") -> InlineKeyboardMarkup | None:
        """Suggestions, then passage and source of each quotation, then feedback; `offer` refers to a question that can
        be kept until there is an answer."""
        quotes = first_of_each_passage(reply.quotes)
        rows = [pressed(suggestion.label, Action.ASK, suggestion.ref) for suggestion in reply.suggestions]
        linked: set[str] = set()
        for number, quote in enumerate(quotes, 1):
            rows.append(self._about(quote, f" {number}" if len(quotes) > 1 else "", language, linked))
        rows += [self._of_occasion(quote, language) for quote in quotes_of_occasions(quotes)]
        later = pressed(self._catalogue.text("announcements-button-tell-me", language), Action.TELL_ME, offer)
        return keyboard_of([*rows, later, self._feedback(quotes, language)])

    def of_source(self, url: str, language: str) -> InlineKeyboardMarkup | None:
        return keyboard_of([self._source(url, self._catalogue.text("telegram-button-source", language))])

    def languages(self) -> InlineKeyboardMarkup | None:
        """Each language by its own name."""
        rows = [
            pressed(self._catalogue.text("telegram-language-name", code), Action.LANGUAGE, code) for code in FALLBACKS
        ]
        return keyboard_of(rows)

    def way_back(self, language: str) -> InlineKeyboardMarkup | None:
        """From plain German to the ordinary one; other languages are left by choosing another."""
        if language != PLAIN_GERMAN:
            return None
        label = self._catalogue.text("telegram-button-ordinary", language)
        return keyboard_of([pressed(label, Action.LANGUAGE, spoken(language))])

    def _about(self, quote: Quote, count: str, language: str, linked: set[str]) -> Row:
        """The passage, and the source unless a button before leads there already."""
        row = pressed(self._catalogue.text("telegram-button-passage", language) + count, Action.CONTEXT, quote.passage)
        if quote.url not in linked:
            linked.add(quote.url)
            row += self._source(quote.url, self._catalogue.text("telegram-button-source", language) + count)
        return row

    def _of_occasion(self, quote: Quote, language: str) -> Row:
        """What is over goes into no calendar, and what nobody can find on no map."""
        row: Row = []
        if quote.occasion and quote.occasion.fits_calendar:
            label = self._catalogue.text("occasion-button-calendar", language)
            row += pressed(label, Action.CALENDAR, quote.passage)
        if quote.occasion and quote.occasion.spot:
            row += pressed(self._catalogue.text("occasion-button-map", language), Action.MAP, quote.passage)
        return row

    def _feedback(self, quotes: Sequence[Quote], language: str) -> Row:
        if not quotes:
            return []
        ref = quotes[0].passage
        helpful = pressed(self._catalogue.text("telegram-button-helpful", language), Action.HELPFUL, ref)
        return helpful + pressed(self._catalogue.text("telegram-button-not-helpful", language), Action.NOT_HELPFUL, ref)

    @staticmethod
    def _source(url: str, label: str) -> Row:
        return [InlineKeyboardButton(label, url=url)] if is_web_address(url) else []


def without_feedback(keyboard: InlineKeyboardMarkup) -> InlineKeyboardMarkup | None:
    """The same buttons but those that have been used up by a vote."""
    return keyboard_of([[button for button in row if not _votes(button)] for row in keyboard.inline_keyboard])


def first_of_each_passage(quotes: Iterable[Quote]) -> list[Quote]:
    """One quotation of each passage, in order."""
    first: dict[tuple[str, str], Quote] = {}
    for quote in quotes:
        first.setdefault((quote.document, quote.passage), quote)
    return list(first.values())


def quotes_of_occasions(quotes: Iterable[Quote]) -> list[Quote]:
    """One quotation of each document about an occasion, in order."""
    first: dict[str, Quote] = {}
    for quote in quotes:
        if quote.occasion:
            first.setdefault(quote.document, quote)
    return list(first.values())


def _votes(button: InlineKeyboardButton) -> bool:
    press = Press.from_data(button.callback_data if isinstance(button.callback_data, str) else None)
    return press is not None and press.action in FEEDBACK


def pressed(label: str, action: Action, ref: str) -> Row:
    """A row of one button that says `label`; empty when it could not work."""
    data = Press(action, ref).data()
    shown = sendable(label).replace("\n", " ").strip()
    if data is None or not shown:
        return []
    return [InlineKeyboardButton(shown if len(shown) <= LABEL else shown[: LABEL - 1] + "…", callback_data=data)]


def keyboard_of(rows: Iterable[Row]) -> InlineKeyboardMarkup | None:
    """The rows that hold buttons; None when there is none."""
    filled = [row for row in rows if row]
    return InlineKeyboardMarkup(filled) if filled else None
