"""How well the reader reads: on held-out lessons and on XQuAD, always with the production class."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.reader import Reader, Reading
from knowledge.passage import Span
from training.reader_examples import Example, Lesson, sentences_of, without_answer


@dataclass(frozen=True, slots=True)
class Figures:
    """Areas under the ROC curve of "answerable", and how often the sentence with most evidence holds the answer."""

    near_misses: float
    siblings: float
    without_answer: float
    sentence: float

    def __str__(self) -> str:
        return (
            f"AUROC near misses {self.near_misses:.3f}, siblings {self.siblings:.3f}, "
            f"without the answer's sentence {self.without_answer:.3f}; right sentence {self.sentence:.3f}"
        )


def on_lessons(reader: Reader, lessons: Sequence[Lesson]) -> Figures:
    """Answered questions against those that miss, and against themselves asked of a sibling or without the answer."""
    answered = [example for lesson in lessons for example in lesson.answered]
    missed = [Example(near.question, one.head, one.text) for one in lessons for near in one.missed]
    moved = [
        Example(example.question, sibling.head, sibling.text)
        for lesson, sibling in _pairs(lessons)
        for example in lesson.answered
    ]
    bare = [shorter for shorter in map(without_answer, answered) if shorter.text]
    right = _read(reader, answered)
    return Figures(
        near_misses=_auroc(right, _read(reader, missed)),
        siblings=_auroc(right, _read(reader, moved)),
        without_answer=_auroc(right, _read(reader, bare)),
        sentence=_share_of_right_sentences(answered, right),
    )


def on_xquad(reader: Reader, path: Path) -> float:
    """The share of questions whose answer is in the sentence of most evidence, in the right paragraph."""
    examples = list(_xquad(path))
    return _share_of_right_sentences(examples, _read(reader, examples))


def _pairs(lessons: Sequence[Lesson]) -> Iterator[tuple[Lesson, Lesson]]:
    for number, lesson in enumerate(lessons):
        others = [lessons[place] for place in (number - 1, number + 1) if 0 <= place < len(lessons)]
        of_series = [other for other in others if other.id[0] == lesson.id[0]]
        if of_series:
            yield lesson, of_series[0]


def _xquad(path: Path) -> Iterator[Example]:
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            for asked in paragraph["qas"]:
                answer = asked["answers"][0]
                span = Span(answer["answer_start"], answer["answer_start"] + len(answer["text"]))
                yield Example(asked["question"], "\n", paragraph["context"], span)


def _read(reader: Reader, examples: Sequence[Example]) -> list[Reading]:
    return [reader.read(example.question, [example.context])[0] for example in examples]


def _auroc(positive: Sequence[Reading], negative: Sequence[Reading]) -> float:
    """How often a positive one is above a negative one."""
    above = np.array([one.answerable for one in positive])[:, None] - np.array([one.answerable for one in negative])
    return float((above > 0).mean() + (above == 0).mean() / 2)


def _share_of_right_sentences(examples: Sequence[Example], readings: Sequence[Reading]) -> float:
    return float(np.mean([_is_right(*pair) for pair in zip(examples, readings, strict=True)]))


def _is_right(example: Example, reading: Reading) -> bool:
    best = max(sentences_of(example.text), key=lambda span: reading.evidence(span.start, span.end))
    return example.answer is not None and best.start < example.answer.end and example.answer.start < best.end
