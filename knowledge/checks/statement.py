"""One sentence of a document, and what it is about: its own nouns and names, and those of what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from knowledge.document import Document
from knowledge.number_words import month_names, number_words
from knowledge.passage import Span
from knowledge.sections import Section
from knowledge.sentences import STARTERS
from knowledge.word import folded, german_stem

_NOUN = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d{2}(?![\d.,]\d|\d)")
_OPENINGS = (
    "rund etwa mehr knapp fast gut ungefahr demnach zunachst ebenfalls parallel seitdem seither damals bereits schon "
    "spater fruher je laut gegrundet geplant behandelt angeleitet unter uber beim binnen zugleich welcher welche sowie "
    "was wer jahr jahre jahren jahres euro prozent uhr montag dienstag mittwoch donnerstag freitag samstag sonntag"
)
_LONGEST = 1500
"""Characters; what runs on longer is a table or garbage, and would take minutes."""
_PLACE = re.compile(r"\b(?:[Ii]n|[Aa]us|[Nn]ach|[Bb]ei)\s+(?P<name>[A-ZÄÖÜ][^\W\d_]+(?:-[A-ZÄÖÜ][^\W\d_]+)*)")
_MARKS = re.compile(r"[*_`]+")


@dataclass(frozen=True)
class Statement:
    """`text` stands at `span` of the body; `around` are heading, title and the sentence before."""

    text: str
    span: Span
    heading: str
    title: str
    around: frozenset[str]

    @cached_property
    def nouns(self) -> frozenset[str]:
        return nouns_in(self.text)

    @cached_property
    def places(self) -> frozenset[str]:
        """Those of the sentence; else of its heading, else of the title."""
        return next(filter(None, (_places_in(text) for text in (self.text, self.heading, self.title))), frozenset())

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Those of the sentence; else of its heading, else of the title."""
        return next(filter(None, (years_in(text) for text in (self.text, self.heading, self.title))), ())


def statements_of(document: Document, sections: tuple[Section, ...]) -> Iterator[Statement]:
    """All sentences but endless ones; `sections` are those of the document."""
    about = nouns_in(" ".join((document.title, *document.topics)))
    for section in sections:
        below = about | nouns_in(section.heading)
        for block in section.blocks:
            before: frozenset[str] = frozenset()
            for unit in (each for each in block.units if each.end - each.start <= _LONGEST):
                text = _MARKS.sub(_blanks, document.body[unit.start : unit.end])
                statement = Statement(text, unit, section.heading, document.title, below | before)
                before = statement.nouns
                yield statement


def nouns_in(text: str) -> frozenset[str]:
    """The stems of all capitalised words but months and words that merely open a sentence."""
    words = (found[0] for found in _NOUN.finditer(text) if found[0][0].isupper())
    return frozenset(
        german_stem(word) for word in words if not STARTERS.fullmatch(word) and folded(word) not in _empty()
    )


@cache
def _empty() -> frozenset[str]:
    """Words that are capitalised and yet no name of a thing: months, numbers, units, openings of a sentence."""
    words = number_words("de")
    return (
        frozenset(month_names().full)
        | frozenset(words.numbers)
        | frozenset(words.scales)
        | frozenset(_OPENINGS.split())
    )


def years_in(text: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(int(found[0]) for found in _YEAR.finditer(text)))


def _places_in(text: str) -> frozenset[str]:
    """What "in" stands before without an article is a name."""
    return frozenset().union(*(nouns_in(found["name"]) for found in _PLACE.finditer(text)))


def _blanks(marks: re.Match[str]) -> str:
    return " " * len(marks[0])
