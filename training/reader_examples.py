"""What the reader learns from: invented passages with questions they answer, and ways to ask in vain."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from index.grams import grams, words
from knowledge.passage import Span
from knowledge.sentences import sentence_spans
from training.reader_questions import gap_questions, rephrased

VALIDATION_FROM = {"A": 38, "B": 39, "C": 38, "D": 38, "E": 38, "F": 38}
"""Passages numbered from here on in each series are kept out of training; no pair of siblings is torn apart."""

_UNDECIDED = re.compile(
    r"noch nicht|(?:bislang|bisher) (?:nicht|kein)|noch (?:offen|bekannt|kein|geklärt)|"
    r"(?:blieb|bleibt|ist|sind|war) offen|"
    r"steht nicht fest|nicht (?:bekannt|genannt|entschieden|erfasst|beziffert|mitgeteilt)|nicht vor\b|unbesetzt|"
    r"(?:wird|werden) noch|später entschieden|keine Angabe|ungeklärt|unklar"
)
_SAYS_SO, _MAY_SAY_SO = 0.45, 0.2
"""Shares of a question's 4-grams in a sentence that leaves something open."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FIGURE = re.compile(r"\d{2,}")
_OTHER_YEARS = (-5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 10)


@dataclass(frozen=True, slots=True)
class Example:
    """A question, a passage and where the passage's text answers it: nowhere, if `answer` is None."""

    question: str
    head: str
    text: str
    answer: Span | None = None
    kind: str = "answered"

    @property
    def context(self) -> str:
        return f"{self.head}\n{self.text}"


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A question in the passage's own words that it does not answer, and in which respect it misses."""

    question: str
    why: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """One invented passage with its questions, sorted by whether it answers them."""

    id: str
    head: str
    text: str
    answered: tuple[Example, ...]
    missed: tuple[NearMiss, ...]

    @classmethod
    def from_line(cls, line: str) -> Lesson:
        """A near miss that the passage calls undecided becomes answered by that sentence; if unsure, it is left out."""
        row = json.loads(line)
        head, text = f"{row['title']}\n{row['heading']}", row["text"]
        answered = [
            Example(q["q"], head, text, _place(q["q"], text, q["answer"]), q["style"]) for q in row["questions"]
        ]
        missed = []
        for near in row["near_miss"]:
            sentence, share = _open_sentence(near["q"], text)
            may_be_open = near["why"] in ("missing", "fact") and sentence is not None
            if may_be_open and share >= _SAYS_SO:
                answered.append(Example(near["q"], head, text, sentence, "undecided"))
            elif not may_be_open or (share < _MAY_SAY_SO and near["style"] != "english"):
                missed.append(NearMiss(near["q"], near["why"]))
        return cls(row["id"], head, text, tuple(answered), tuple(missed))


@dataclass(frozen=True, slots=True)
class Mixture:
    """How often, for each question, which examples are drawn; `gaps` counts gap questions for each passage."""

    sibling: float = 0.5
    without_answer: float = 0.5
    stranger: float = 0.15
    other_year: float = 0.7
    longer: float = 0.3
    other_figures: float = 0.3
    shorter: float = 0.2
    gaps: int = 0


def load_lessons(path: Path) -> list[Lesson]:
    return [Lesson.from_line(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def is_validation(lesson: Lesson) -> bool:
    return int(lesson.id[2:]) >= VALIDATION_FROM[lesson.id[0]]


class Epoch:
    """The examples of one pass over the lessons, newly drawn from `random`; neighbours in the list are siblings."""

    def __init__(self, lessons: Sequence[Lesson], mixture: Mixture, random: Random) -> None:
        self._lessons = lessons
        self._mixture = mixture
        self.random = random

    def examples(self) -> list[Example]:
        drawn = [example for number in range(len(self._lessons)) for example in self._about(number)]
        drawn = [self._varied(example) for example in drawn]
        self.random.shuffle(drawn)
        return drawn

    def _about(self, number: int) -> Iterator[Example]:
        lesson = self._lessons[number]
        gaps = [
            Example(gap.question, lesson.head, lesson.text, gap.answer)
            for gap in gap_questions(lesson.text, sentences_of(lesson.text), self._mixture.gaps, self.random)
        ]
        for example in (*lesson.answered, *gaps):
            yield self._longer(example, number)
            yield from self._unanswered(example, number)
        for near in lesson.missed:
            miss = Example(near.question, lesson.head, lesson.text, None, near.why)
            yield self._longer(miss, number) if near.why != "sibling" else miss

    def _unanswered(self, example: Example, number: int) -> Iterator[Example]:
        """The same question where its answer is not."""
        mixture = self._mixture
        if self._happens(mixture.sibling):
            yield self._asked_of(example, self._sibling(number))
        if self._happens(mixture.stranger):
            other = self.random.randrange(len(self._lessons))
            if other != number:
                yield self._asked_of(example, self._lessons[other])
        if self._happens(mixture.without_answer):
            bare = without_answer(example)
            if len(bare.text) > 40:
                yield bare
        year = _YEAR.search(example.question)
        if year and self._happens(mixture.other_year):
            other_year = str(int(year.group()) + self.random.choice(_OTHER_YEARS))
            if other_year not in example.context:
                asked = example.question.replace(year.group(), other_year)
                yield replace(example, question=asked, answer=None, kind="other year")

    def _asked_of(self, example: Example, lesson: Lesson) -> Example:
        return Example(example.question, lesson.head, lesson.text, None, "elsewhere")

    def _sibling(self, number: int) -> Lesson:
        near = [number - 1, number + 1] * 3 + [number - 2, number + 2]
        there = [other for other in near if 0 <= other < len(self._lessons)]
        series = self._lessons[number].id[0]
        return self._lessons[self.random.choice([n for n in there if self._lessons[n].id[0] == series] or there)]

    def _longer(self, example: Example, number: int) -> Example:
        """With sentences of another passage before or behind."""
        if not self._happens(self._mixture.longer):
            return example
        other = self._sibling(number) if self._happens(0.6) and example.answer else self.random.choice(self._lessons)
        sentences = sentences_of(other.text)
        first = self.random.randrange(len(sentences))
        last = self.random.randrange(first, len(sentences))
        added = other.text[sentences[first].start : sentences[last].end]
        if self._happens(0.5):
            return replace(example, text=f"{example.text}\n{added}")
        moved = example.answer and _moved(example.answer, len(added) + 1)
        return replace(example, text=f"{added}\n{example.text}", answer=moved)

    def _varied(self, example: Example) -> Example:
        if self._happens(self._mixture.shorter):
            example = self._shorter(example)
        example = replace(example, question=rephrased(example.question, self.random))
        if example.kind != "other year" and self._happens(self._mixture.other_figures):
            example = self._other_figures(example)
        return example

    def _shorter(self, example: Example) -> Example:
        """A few sentences around the answer, or around what is most like the question."""
        sentences, length = sentences_of(example.text), self.random.randint(2, 4)
        if len(sentences) <= length:
            return example
        span = example.answer or _likest(example.question, example.text, sentences)
        held = [number for number, sentence in enumerate(sentences) if _overlap(sentence, span)] or [0]
        first = max(0, held[0] - self.random.randrange(length))
        last = min(len(sentences) - 1, max(held[-1], first + length - 1))
        start = sentences[first].start
        moved = example.answer and _moved(example.answer, -start)
        return replace(example, text=example.text[start : sentences[last].end], answer=moved)

    def _other_figures(self, example: Example) -> Example:
        """The same other figures in question and passage, so that none is learnt by heart."""
        shift, changed = self.random.randrange(-6, 4), dict[str, str]()

        def other(match: re.Match[str]) -> str:
            figure = match.group()
            if figure not in changed:
                digits = "".join(self.random.choice("0123456789") for _ in figure[1:])
                changed[figure] = str(int(figure) + shift) if _YEAR.fullmatch(figure) else figure[0] + digits
            return changed[figure]

        question, head, text = (_FIGURE.sub(other, part) for part in (example.question, example.head, example.text))
        return replace(example, question=question, head=head, text=text)

    def _happens(self, share: float) -> bool:
        return self.random.random() < share


def without_answer(example: Example) -> Example:
    """The passage less every sentence that holds the answer's words."""
    span = example.answer or Span(0, 0)
    answer = example.text[span.start : span.end]
    kept = [
        example.text[sentence.start : sentence.end]
        for sentence in sentences_of(example.text)
        if not _overlap(sentence, span) and answer not in example.text[sentence.start : sentence.end]
    ]
    return replace(example, text="\n".join(kept), answer=None, kind="without answer")


def sentences_of(text: str) -> list[Span]:
    lines = re.finditer(r"[^\n]+", text)
    return [_moved(span, line.start()) for line in lines for span in sentence_spans(line.group())]


def _place(question: str, text: str, answer: str) -> Span:
    """Where the answer stands; of several places, in the sentence that is most like the question."""
    found = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(answer)}(?!\w)", text)] or [text.index(answer)]
    places = [Span(start, start + len(answer)) for start in found]
    if len(places) == 1:
        return places[0]
    sentences = sentences_of(text)
    holding = [next((s for s in sentences if _overlap(s, place)), place) for place in places]
    return max(zip(places, holding, strict=True), key=lambda pair: likeness(question, _cut(text, pair[1])))[0]


def _open_sentence(question: str, text: str) -> tuple[Span | None, float]:
    """The sentence that leaves something open and is most like the question, and how like it is."""
    open_ones = [span for span in sentences_of(text) if _UNDECIDED.search(_cut(text, span))]
    if not open_ones:
        return None, 0.0
    likest = _likest(question, text, open_ones)
    return likest, likeness(question, _cut(text, likest))


def _likest(question: str, text: str, spans: Sequence[Span]) -> Span:
    return max(spans, key=lambda span: likeness(question, _cut(text, span)))


def likeness(question: str, text: str) -> float:
    """The share of the question's 4-grams that the text holds."""
    asked, there = set(grams(words(question)).tolist()), set(grams(words(text)).tolist())
    return len(asked & there) / max(1, len(asked))


def _cut(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
