"""What the reader learns from: invented passages with questions they answer, and ways to ask in vain."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from index.grams import grams, words
from knowledge.passage import Span
from knowledge.sentences import sentence_spans

VALIDATION_FROM = dict.fromkeys("ACDEF", 38) | {"B": 39} | dict.fromkeys("GHIJKLM", 17) | dict.fromkeys("PQ", 21)
"""Passages numbered from here on in each series are kept out of training; no pair of siblings is torn apart."""

_UNDECIDED = re.compile(
    r"noch nicht|(?:bislang|bisher) (?:nicht|kein)|noch (?:offen|bekannt|kein|geklärt)|"
    r"(?:blieb|bleibt|ist|sind|war) offen|"
    r"steht nicht fest|nicht (?:bekannt|genannt|entschieden|erfasst|beziffert|mitgeteilt)|nicht vor\b|unbesetzt|"
    r"(?:wird|werden) noch|später entschieden|keine Angabe|ungeklärt|unklar"
)
_SAYS_SO, _MAY_SAY_SO = 0.45, 0.2
"""Shares of a question's 4-grams in a sentence that leaves something open."""
_FOREIGN = ("english", "polish", "czech")


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
            elif not may_be_open or (share < _MAY_SAY_SO and near["style"] not in _FOREIGN):
                missed.append(NearMiss(near["q"], near["why"]))
        return cls(row["id"], head, text, tuple(answered), tuple(missed))


def load_lessons(*paths: Path) -> list[Lesson]:
    lines = (line for path in paths for line in path.read_text(encoding="utf-8").splitlines())
    return [Lesson.from_line(line) for line in lines if line.strip()]


def is_validation(lesson: Lesson) -> bool:
    return int(lesson.id[2:]) >= VALIDATION_FROM[lesson.id[0]]


def without_answer(example: Example) -> Example:
    """The passage less every sentence that holds the answer's words."""
    span = example.answer or Span(0, 0)
    answer = example.text[span.start : span.end]
    kept = [
        example.text[sentence.start : sentence.end]
        for sentence in sentences_of(example.text)
        if not overlap(sentence, span) and answer not in example.text[sentence.start : sentence.end]
    ]
    return replace(example, text="\n".join(kept), answer=None, kind="without answer")


def sentences_of(text: str) -> list[Span]:
    lines = re.finditer(r"[^\n]+", text)
    return [moved(span, line.start()) for line in lines for span in sentence_spans(line.group())]


def _place(question: str, text: str, answer: str) -> Span:
    """Where the answer stands; of several places, in the sentence that is most like the question."""
    found = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(answer)}(?!\w)", text)] or [text.index(answer)]
    places = [Span(start, start + len(answer)) for start in found]
    if len(places) == 1:
        return places[0]
    sentences = sentences_of(text)
    holding = [next((s for s in sentences if overlap(s, place)), place) for place in places]
    return max(zip(places, holding, strict=True), key=lambda pair: likeness(question, _cut(text, pair[1])))[0]


def _open_sentence(question: str, text: str) -> tuple[Span | None, float]:
    """The sentence that leaves something open and is most like the question, and how like it is."""
    open_ones = [span for span in sentences_of(text) if _UNDECIDED.search(_cut(text, span))]
    if not open_ones:
        return None, 0.0
    nearest = likest(question, text, open_ones)
    return nearest, likeness(question, _cut(text, nearest))


def likest(question: str, text: str, spans: Sequence[Span]) -> Span:
    return max(spans, key=lambda span: likeness(question, _cut(text, span)))


def likeness(question: str, text: str) -> float:
    """The share of the question's 4-grams that the text holds."""
    asked, there = set(grams(words(question)).tolist()), set(grams(words(text)).tolist())
    return len(asked & there) / max(1, len(asked))


def _cut(text: str, span: Span) -> str:
    return text[span.start : span.end]


def moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
