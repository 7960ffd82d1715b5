"""What the dialogue says, as messages for Telegram; the only place where data meets markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from telegram import InlineKeyboardMarkup

from bot.catalogue import Catalogue
from bot.dialogue.reply import PassageView, Quote, Reply, SourceLine
from bot.occasions.line import occasion_line
from bot.occasions.occasion import Occasion, Spot
from bot.telegram.keyboards import Keyboards, first_of_each_passage
from bot.telegram.quoted_markdown import from_markdown
from bot.telegram.rich_text import RichText, Style, joined
from bot.telegram.splitting import UNITS, split, units_in
from bot.telegram.web_address import is_web_address

LONG_QUOTE = 600
"""Characters from which a quotation is shown folded up."""

NEIGHBOURS = 4
"""Characters between two quotations that still follow one another: white space and the mark of a list."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that is sent along."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """One message: HTML, the same as plain text, the buttons below it, and the file whose caption it is.

    One with a `spot` is a pin on the map; its words are not shown.
    """

    html: str
    plain: str
    keyboard: InlineKeyboardMarkup | None = None
    attachment: Attachment | None = None
    spot: Spot | None = None


class Renderer:
    """Replies, passages, lists and fixed texts as messages in the reader's language."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._keyboards = Keyboards(catalogue)

    def reply(self, reply: Reply, asked: str = "", opening: str = "", offer: str = "") -> list[Message]:
        """An answer; `asked` is shown above it where the citizen pressed a button instead of writing.

        `opening` comes before everything else; `offer` see `Keyboards.below`.
        """
        language = Catalogue.language(reply.language)
        asked_line = self._catalogue.text("telegram-asked", language, question=asked) if asked else ""
        summary = self._catalogue.text("summary", language, summary=reply.summary) if reply.summary else ""
        parts = [RichText.plain(opening), RichText.plain(asked_line).styled(Style.BOLD), RichText.plain(summary)]
        parts += [RichText.plain(reply.lead.strip()), *self._quotations(reply.quotes, language)]
        parts.append(RichText.plain(reply.closing.strip()))
        whole = joined(parts, "\n\n")
        if not whole.text.strip():
            whole = RichText.plain(self._catalogue.text("telegram-nothing", language))
        return messages_of(whole, self._keyboards.below(reply, language, offer))

    def passage(self, view: PassageView, language: str) -> list[Message]:
        """A passage in its context, with what was quoted from it in bold."""
        heading = RichText.plain(view.heading.strip()).styled(Style.BOLD)
        body = _folded(from_markdown(view.text, view.quoted))
        source = self._source(SourceLine(view.title, view.publisher, view.date_label, view.url), "", language)
        whole = joined([heading, joined([body, source], "\n")], "\n")
        return messages_of(whole, self._keyboards.of_source(view.url, language))

    def sources(self, lines: Iterable[SourceLine], language: str) -> list[Message]:
        """The documents as a list, in the order given."""
        listed = [_titled(line, "• ") for line in lines]
        lead = "telegram-sources" if listed else "telegram-no-sources"
        whole = [RichText.plain(self._catalogue.text(lead, language, count=len(listed))), *listed]
        return messages_of(joined(whole, "\n\n"), None)

    def text(self, key: str, language: str, **values: str | int) -> list[Message]:
        """A fixed text of the catalogue."""
        return messages_of(RichText.plain(self._catalogue.text(key, language, **values)), None)

    def language_choice(self, key: str, language: str) -> list[Message]:
        """A fixed text with the languages to choose from."""
        whole = RichText.plain(self._catalogue.text(key, language))
        return messages_of(whole, self._keyboards.languages())

    def language_chosen(self, language: str) -> list[Message]:
        """That a language has been chosen, with a way back from plain German."""
        whole = RichText.plain(self._catalogue.text("telegram-language-chosen", language))
        return messages_of(whole, self._keyboards.way_back(language))

    def _quotations(self, quotes: tuple[Quote, ...], language: str) -> Iterator[RichText]:
        numbers = {(q.document, q.passage): n for n, q in enumerate(first_of_each_passage(quotes), 1)}
        for place, group in groupby(quotes, key=lambda quote: (quote.document, quote.passage)):
            together = list(group)
            first = together[0]
            number = f" {numbers[place]}" if len(numbers) > 1 else ""
            line = SourceLine(first.title, first.publisher, first.date_label, first.url)
            notes = dict.fromkeys(quote.note.strip() for quote in together if quote.note.strip())
            about = _occasion(first.occasion, self._catalogue, language)
            source = joined([self._source(line, number, language), about, *map(RichText.plain, notes)], "\n")
            yield joined([_folded(_side_by_side(together)), source], "\n")

    def _source(self, line: SourceLine, number: str, language: str) -> RichText:
        return _titled(line, self._catalogue.text("telegram-source", language, number=number) + " ")


def _titled(line: SourceLine, lead: str) -> RichText:
    """Title as a link, then publisher and date."""
    title = RichText.plain(line.title.strip() or line.url)
    linked = title.styled(Style.LINK, line.url) if is_web_address(line.url) else title
    standing = ", ".join(part.strip() for part in (line.publisher, line.date_label) if part.strip())
    return joined([RichText.plain(lead) + linked, RichText.plain(standing)], "\n")


def _occasion(occasion: Occasion | None, catalogue: Catalogue, language: str) -> RichText:
    return RichText.plain(occasion_line(occasion, catalogue, language)) if occasion else RichText()


def _side_by_side(quotes: list[Quote]) -> RichText:
    """Quotations of one passage, with […] where something between them is left out."""
    whole = from_markdown(quotes[0].text, quotes[0].emphasis)
    for before, quote in pairwise(quotes):
        whole = whole + RichText(_between(quote.start - before.end)) + from_markdown(quote.text, quote.emphasis)
    return whole


def _between(gap: int) -> str:
    if 0 <= gap <= 1:
        return " "
    return "\n" if 0 <= gap <= NEIGHBOURS else "\n[…]\n"


def _folded(quotation: RichText) -> RichText:
    return quotation.styled(Style.QUOTE if len(quotation.text) < LONG_QUOTE else Style.LONG_QUOTE)


def messages_of(whole: RichText, keyboard: InlineKeyboardMarkup | None) -> list[Message]:
    """In parts that Telegram accepts, the buttons below the last."""
    parts = split(whole)
    return [Message(part.html(), _plain(part), keyboard if part is parts[-1] else None) for part in parts]


def _plain(part: RichText) -> str:
    """With the links written out where there is room for them."""
    written = part.without_marks()
    return written if units_in(written) <= UNITS else part.text
