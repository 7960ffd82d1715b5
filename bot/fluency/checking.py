"""Checks what a model composed, sentence by sentence, against the quotations it was to summarise.

A sentence is kept only if it is plain text in the reply's language, all its dates and numbers stand in the quotations,
all its words that say anything do (themselves, or a German counterpart from a small glossary), names that stand side by
side are put together that way in the quotations, and it negates if and only if the sentence it rests on does. Checking
every word, not only those with a capital letter, treats all languages alike and leaves no room for added claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from bot.dialogue.language import LanguageDetector
from bot.dialogue.message import cleaned
from bot.dialogue.reply import Quote
from bot.fluency.evidence import Evidence, is_negated
from bot.fluency.prompt import NO_ANSWER
from bot.fluency.vocabulary import vocabulary
from knowledge.figure import Figures, figures_in
from knowledge.sentences import sentence_spans
from knowledge.word import Word, words_in

LONGEST = 350
"""Characters of a summary."""
MOST_SENTENCES = 2
_LONGEST_READ = 4000
"""Characters of a model's answer that are looked at."""

_THOUGHTS = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)
_EMPHASIS = re.compile(r"\*\*|__|`")
_MARKUP = re.compile(r"[<>\[\]{}|*#_\\@]|://|\bwww\.|^\W*[-–•]\s|\b[\w-]+\.(?:de|com|org|net|eu|info|io)\b")
_REFUSAL = re.compile(NO_ANSWER.replace("_", r"[_\s-]?"), re.IGNORECASE)


class Flaw(StrEnum):
    """Why a sentence was dropped."""

    REFUSAL = "says that there is no answer"
    SHAPE = "markup, a link, a question, or too long"
    LANGUAGE = "another language"
    FIGURE = "a date or number that the quotations do not hold"
    WORD = "a name or word that the quotations do not hold"
    PAIR = "names put together that do not stand together"
    EMPTY = "nothing that can be checked"
    NEGATION = "negates what the quotations say, or the other way round"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One sentence of the model; `flaw` is None where it is kept."""

    sentence: str
    flaw: Flaw | None


class Checker:
    """Keeps no state but the language detector; safe to share between threads."""

    def __init__(self) -> None:
        self._detector = LanguageDetector()

    def summary(self, answer: str, quotes: Sequence[Quote], language: str) -> str:
        """What may be shown of a model's answer: at most two sentences and 350 characters, or ""."""
        kept: list[str] = []
        for verdict in self.verdicts(answer, quotes, language):
            if verdict.flaw is Flaw.REFUSAL:
                return ""
            if verdict.flaw is None and _has_room(kept, verdict.sentence):
                kept.append(verdict.sentence)
        return " ".join(kept)

    def verdicts(self, answer: str, quotes: Sequence[Quote], language: str) -> Iterator[Verdict]:
        """Each sentence of `answer` with its flaw."""
        evidence = Evidence.from_quotes(quotes)
        for sentence in _sentences(answer, language):
            yield Verdict(sentence, self._flaw(sentence, evidence, language))

    def _flaw(self, sentence: str, evidence: Evidence, language: str) -> Flaw | None:
        if _REFUSAL.search(sentence):
            return Flaw.REFUSAL
        if _MARKUP.search(sentence) or sentence.endswith("?") or len(sentence) > LONGEST:
            return Flaw.SHAPE
        names = evidence.words if language != "de" else ()
        if self._detector.detect(sentence, names, fallback=language) != language:
            return Flaw.LANGUAGE
        figures = figures_in(sentence, language)
        if not figures.within(evidence.figures):
            return Flaw.FIGURE
        return _flaw_of_words(figures, is_negated(words_in(sentence), language), evidence, language)


def _has_room(kept: Sequence[str], sentence: str) -> bool:
    more = [*kept, sentence]
    return sentence not in kept and len(more) <= MOST_SENTENCES and len(" ".join(more)) <= LONGEST


def _flaw_of_words(figures: Figures, negated: bool, evidence: Evidence, language: str) -> Flaw | None:
    lists = vocabulary(language)
    telling = [w for w in words_in(figures.rest) if w.folded not in lists.light and w.folded not in lists.negations]
    places = {word: evidence.places(word, language) for word in telling}
    if not all(places.values()):
        return Flaw.WORD
    if not all(evidence.joins(places[a], places[b]) for a, b in _neighbours(telling, figures.rest)):
        return Flaw.PAIR
    if not (telling or figures.days or figures.numbers):
        return Flaw.EMPTY
    return None if evidence.negated(tuple(places.values()), figures) == {negated} else Flaw.NEGATION


def _neighbours(words: Iterable[Word], text: str) -> Iterator[tuple[Word, Word]]:
    """Capitalised words with only a space or hyphen between them: parts of a name, or names set side by side."""
    for first, second in pairwise(words):
        if first.is_name and second.is_name and text[first.end : second.start] in {" ", "-", ". ", ".-"}:
            yield first, second


def _sentences(answer: str, language: str) -> Iterator[str]:
    plain = _EMPHASIS.sub("", _THOUGHTS.sub(" ", answer[:_LONGEST_READ]))
    for line in plain.splitlines():
        text = cleaned(line)
        yield from (text[span.start : span.end] for span in sentence_spans(text, language))
