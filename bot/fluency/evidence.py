"""The quotations, read as what a model's sentences are checked against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.dialogue.reply import Quote
from bot.fluency.vocabulary import vocabulary
from bot.fluency.word import is_compound_of, matches
from bot.plain_text import without_marks
from knowledge.figure import Figures, figures_in
from knowledge.sentences import sentence_spans
from knowledge.word import Word, words_in


@dataclass(frozen=True, slots=True)
class Place:
    """Word number `word` of statement number `statement`."""

    statement: int
    word: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of a quotation, or the title or heading above it, of which only the words count."""

    text: str
    words: tuple[Word, ...]
    figures: Figures | None
    negated: bool

    def is_one_name(self, first: int, last: int) -> bool:
        """Whether only capitalised words and abbreviations stand between two words, which come in this order."""
        between = self.words[first + 1 : last]
        return all(word.is_name or self.text[word.end : word.end + 1] == "." for word in between)


@dataclass(frozen=True)
class Evidence:
    """What may be said: the words of quotations, titles and headings; the figures of quotations alone.

    The question counts for nothing: what a citizen asserts in asking must not come back as an answer.
    """

    statements: tuple[Statement, ...]

    @classmethod
    def from_quotes(cls, quotes: Iterable[Quote]) -> Evidence:
        return cls(tuple(dict.fromkeys(statement for quote in quotes for statement in _statements(quote))))

    @cached_property
    def figures(self) -> tuple[Figures, ...]:
        return tuple(statement.figures for statement in self.statements if statement.figures)

    @cached_property
    def words(self) -> dict[str, Word]:
        """All words by their folded form, for a check of the language."""
        return {word.folded: word for statement in self.statements for word in statement.words}

    def places(self, word: Word, language: str) -> frozenset[Place]:
        """Where the quotations hold `word` of an answer in `language`, itself or translated."""
        stems = vocabulary(language).stems(word.folded)
        found = frozenset(
            Place(number, at)
            for number, statement in enumerate(self.statements)
            for at, other in enumerate(statement.words)
            if matches(word, other, language) or any(stem in other.folded for stem in stems)
        )
        return found or (self._parts(word) if language == "de" else frozenset())

    def negated(self, places: Sequence[frozenset[Place]], figures: Figures) -> set[bool]:
        """Whether the statements that most of a sentence rests on negate; both values where they disagree."""
        support = [
            sum(any(place.statement == number for place in found) for found in places)
            + (len(statement.figures.days & figures.days) + len(statement.figures.numbers & figures.numbers))
            if statement.figures
            else 0
            for number, statement in enumerate(self.statements)
        ]
        most = max(support, default=0)
        return {each.negated for each, score in zip(self.statements, support, strict=True) if score == most}

    def joins(self, first: frozenset[Place], second: frozenset[Place]) -> bool:
        """Whether two neighbouring words of an answer belong together somewhere in the quotations.

        Between them only other parts of the name may stand: "Professor Dr.-Ing. habil. Engelbert Westkämper".
        """
        return any(
            a.statement == b.statement and self.statements[a.statement].is_one_name(*sorted((a.word, b.word)))
            for a in first
            for b in second
        )

    def _parts(self, word: Word) -> frozenset[Place]:
        """The first word of each statement that holds both parts of a compound."""
        return frozenset(
            Place(number, 0)
            for number, statement in enumerate(self.statements)
            if is_compound_of(word, statement.words)
        )


def is_negated(words: Iterable[Word], language: str) -> bool:
    negations = vocabulary(language).negations
    return any(word.folded in negations for word in words)


def _statements(quote: Quote) -> Iterator[Statement]:
    for line in without_marks(quote.text).splitlines():
        for span in sentence_spans(line):
            text = line[span.start : span.end]
            words = words_in(text)
            yield Statement(text, words, figures_in(text, "de"), is_negated(words, "de"))
    for title in (quote.title, quote.heading):
        yield Statement(title, words_in(title), None, negated=False)
