"""Abbreviations that the documents themselves define, so that "KMU" also finds "kleine und mittlere Unternehmen"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from index.grams import folded, words
from index.lexicon import Expansion
from knowledge.document import Document

_SHORT = r"(?=[\w/&-]*[A-ZÄÖÜ][\w/&-]*[A-ZÄÖÜ])[A-ZÄÖÜ][\w/&-]{1,11}"
_GLOSSARY = re.compile(rf"^\W{{0,6}}\*\*({_SHORT}):?\*\*:?\s+([^.;,(\n]+)", re.MULTILINE)
_BRACKET = re.compile(rf"([^().;:\n]{{4,160}}?)[,\s]+(?:\((?:kurz:?\s+)?({_SHORT})[),;]|\(?kurz:?\s+({_SHORT})\b)")
_MARKS = re.compile(r"[*_`#>„“”\"]")
_MOST_WORDS = 14
_MOST_FORMS = 3


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """`short` stands for `long`, as a document says."""

    short: str
    long: str


class Abbreviations:
    """What is known of abbreviations; one may have several long forms."""

    def __init__(self, known: Iterable[Abbreviation]) -> None:
        self.known = tuple(dict.fromkeys(known))
        self._forms = [(f" {folded(pair.short)} ", f" {' '.join(words(pair.long))} ", pair) for pair in self.known]

    @classmethod
    def from_documents(cls, documents: Iterable[Document]) -> Abbreviations:
        """Of a short form with many long ones those three that most documents give."""
        counts = Counter(
            pair for document in documents for pair in defined_in(f"{document.publisher}\n\n{document.body}")
        )
        by_short: dict[str, Counter[Abbreviation]] = {}
        for pair, count in counts.items():
            by_short.setdefault(pair.short, Counter())[pair] = count
        kept = {pair for forms in by_short.values() for pair, _ in forms.most_common(_MOST_FORMS)}
        return cls(pair for pair in counts if pair in kept)

    def expansions(self, question: str) -> tuple[Expansion, ...]:
        """The other wordings of what a question says, in both directions."""
        said = f" {' '.join(words(question))} "
        spoken = f" {' '.join(folded(question).translate(_PUNCTUATION).split())} "
        found = [Expansion(pair.short, pair.long) for short, _, pair in self._forms if short in spoken]
        return (*found, *(Expansion(pair.long, pair.short) for _, long, pair in self._forms if long in said))


_PUNCTUATION = str.maketrans(dict.fromkeys("?!.,;:()[]„“”\"'", " "))


def defined_in(text: str) -> tuple[Abbreviation, ...]:
    """Abbreviations defined as "Langform (KF)", "Langform, kurz KF" or as the glossary line "**KF:** Langform"."""
    found = [_checked(short, long, whole=True) for short, long in _GLOSSARY.findall(text)]
    found += [_checked(short or called, long, whole=False) for long, short, called in _BRACKET.findall(text)]
    return tuple(dict.fromkeys(pair for pair in found if pair))


def _checked(short: str, long: str, *, whole: bool) -> Abbreviation | None:
    """The definition, if every letter of the short form occurs in order in the long one and the first begins a word.

    After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text"
    (2003). In running text the long form begins where the match from behind ends; a glossary line is taken whole.
    """
    clean = " ".join(_MARKS.sub("", long).split())
    start = _start_of_long(short, clean)
    if start is None:
        return None
    kept = clean if whole else clean[start:]
    fits = 2 <= len(words(kept)) <= _MOST_WORDS and folded(short) not in words(kept)
    return Abbreviation(short, kept) if fits else None


def _start_of_long(short: str, long: str) -> int | None:
    letters = [letter for letter in short.casefold() if letter.isalnum()]
    position = len(long)
    for number, letter in reversed(list(enumerate(letters))):
        position = long.casefold().rfind(letter, 0, position)
        while number == 0 and position > 0 and long[position - 1].isalnum():
            position = long.casefold().rfind(letter, 0, position)
        if position < 0:
            return None
    return position
