"""German documents in any number that read like the shipped ones: their sentences with other nouns, places and figures.

Four documents each share a subject: one of the shipped documents, with other nouns of the same ending in the place of
two thirds of its own, from all shipped documents and from compounds of their field. A document is made of sentences and
headings of its subject, a quarter of other ones, has figures of its own, and now and then a noun of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from knowledge.document import Document, Kind
from knowledge.partial_date import PartialDate
from knowledge.passages import passages_of
from knowledge.reading import read_folder
from tests.benchmarks.synthetic_documents import FIRST, LAST

SHIPPED = Path("knowledge/documents")
PASSAGES = 3
"""In each document, below a heading each."""
_PROSE = re.compile(r"[A-ZÄÖÜ„][^\n|*#]{39,200}[.!?]")
_NOUN = re.compile(r"(?<=[a-zäöüß,] )[A-ZÄÖÜ][a-zäöüß-]{3,}\b")
_SLOT = re.compile(rf"{_NOUN.pattern}|\d+")
_ENDING = 2
_DOCUMENTS = 4
"""Of each subject."""
_EXCHANGED, _OWN, _FOREIGN, _VAGUE = 0.6, 0.1, 0.1, 0.1
_FEWEST = 8
_ASKING = (
    "Was hat {} mit {} zu tun?", "Wo finde ich Angaben zu {} und {}?", "Wann ging es um {} und {}?",
    "Wer kümmert sich um {} und {}?", "Wie viele {} gab es bei {}?", "{} {}", "Welche Rolle spielte {} für {}?",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pattern:
    """What is taken from one shipped document."""

    title: str
    headings: tuple[str, ...]
    sentences: tuple[str, ...]
    questions: tuple[str, ...]

    @classmethod
    def of(cls, document: Document) -> Pattern:
        passages = passages_of(document)
        spoken = [passage.sentence(span) for passage in passages for span in passage.sentences]
        return cls(
            document.title,
            tuple(dict.fromkeys(passage.heading for passage in passages)),
            tuple(dict.fromkeys(text for text in spoken if _PROSE.fullmatch(text))),
            tuple(text for texts in document.anticipated.values() for text in texts),
        )


@dataclass(frozen=True, slots=True)
class Grammar:
    """What documents are made of; `nouns` by their last letters."""

    patterns: tuple[Pattern, ...]
    nouns: dict[str, tuple[str, ...]]

    @classmethod
    def shipped(cls) -> Grammar:
        patterns = [Pattern.of(document) for document in read_folder(SHIPPED).documents]
        found = [noun for pattern in patterns for text in pattern.sentences for noun in _NOUN.findall(text)]
        nouns: dict[str, dict[str, None]] = {}
        for noun in (*found, *(f"{first}{last}" for first in FIRST for last in LAST)):
            nouns.setdefault(noun[-_ENDING:], {})[noun] = None
        usable = tuple(pattern for pattern in patterns if len(pattern.sentences) >= _FEWEST and pattern.questions)
        return cls(usable, {ending: tuple(known) for ending, known in nouns.items()})


class Subject:
    """What four documents are about."""

    def __init__(self, grammar: Grammar, number: int) -> None:
        self._grammar = grammar
        self._dice = Random(f"Thema {number}")  # noqa: S311  (the same documents every time is what is wanted)
        self.pattern = self._dice.choice(grammar.patterns)
        self._nouns = {
            noun: self.noun_like(noun, self._dice) if self._dice.random() < _EXCHANGED else noun
            for text in (self.pattern.title, *self.pattern.headings, *self.pattern.sentences, *self.pattern.questions)
            for noun in _NOUN.findall(text)
        }

    def noun(self, said: str) -> str:
        return self._nouns.get(said, said)

    def noun_like(self, said: str, dice: Random) -> str:
        return dice.choice(self._grammar.nouns.get(said[-_ENDING:], (said,)))


class Author:
    """Writes one document."""

    def __init__(self, grammar: Grammar, subject: Subject, number: int) -> None:
        self._grammar = grammar
        self._subject = subject
        self.dice = Random(number)  # noqa: S311  (see Subject)

    def document(self, number: int) -> Document:
        dice, pattern = self.dice, self._subject.pattern
        headings = [self.reworded(text) for text in self._chosen(PASSAGES, "headings")]
        texts = [" ".join(map(self.reworded, self._chosen(dice.randint(2, 3), "sentences"))) for _ in headings]
        asked = tuple(map(self.reworded, dice.sample(pattern.questions, 2))) if number % 10 == 0 else ()
        return Document(
            id=f"{number:07}",
            title=self.reworded(pattern.title),
            body="\n\n".join(f"## {heading}\n\n{text}" for heading, text in zip(headings, texts, strict=True)),
            kind=dice.choice(list(Kind)),
            publisher="Freistaat Sachsen",
            published=PartialDate(dice.randint(2010, 2025), dice.randint(1, 12), dice.randint(1, 28)),
            source_url=f"https://example.org/{number}",
            anticipated={headings[0]: asked} if asked else {},
        )

    def question(self, document: Document) -> str:
        """One that editors wrote for such a document, or one for two nouns of this one."""
        if self.dice.random() >= _VAGUE:
            return self.reworded(self.dice.choice(self._subject.pattern.questions))
        nouns = sorted(set(_NOUN.findall(self.dice.choice(passages_of(document)).text)))
        one, other = self.dice.sample([*nouns, "Sachsen", "Leipzig"], 2)
        return self.dice.choice(_ASKING).format(one, other)

    def reworded(self, text: str) -> str:
        return _SLOT.sub(lambda match: self._other(match.group()), text)

    def _other(self, said: str) -> str:
        if said.isdecimal():
            is_year = len(said) == 4 and said[:2] in ("19", "20")
            return str(self.dice.randint(2005, 2030) if is_year else self.dice.randint(1, 3 * 10 ** (len(said) - 1)))
        if self.dice.random() < _OWN:
            return self._subject.noun_like(said, self.dice)
        return self._subject.noun(said)

    def _chosen(self, count: int, kind: str) -> list[str]:
        """Of the subject's pattern, a quarter of others; each once."""
        chosen: dict[str, None] = {}
        while len(chosen) < count:
            is_other = self.dice.random() < _FOREIGN
            pattern = self.dice.choice(self._grammar.patterns) if is_other else self._subject.pattern
            chosen[self.dice.choice(getattr(pattern, kind))] = None
        return list(chosen)


def grown_documents(grammar: Grammar, passages: int) -> Iterator[Document]:
    """So many passages, the same ones every time; every tenth document has two anticipated questions."""
    subject = Subject(grammar, 0)
    for number in range(-(-passages // PASSAGES)):
        if number % _DOCUMENTS == 0:
            subject = Subject(grammar, number // _DOCUMENTS)
        yield Author(grammar, subject, number).document(number)


def grown_questions(grammar: Grammar, count: int, passages: int) -> Iterator[str]:
    """Questions that some of the first so many passages may answer."""
    dice = Random(passages)  # noqa: S311  (see Subject)
    for _ in range(count):
        number = dice.randrange(passages // PASSAGES)
        author = Author(grammar, Subject(grammar, number // _DOCUMENTS), number)
        yield author.question(author.document(number))
