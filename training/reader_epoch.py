"""One pass over the lessons: what is asked of which passage, drawn and varied anew each time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Protocol

from training.reader_examples import Example, Lesson, likest, moved, overlap, sentences_of, without_answer
from training.reader_questions import gap_questions, rephrased

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FIGURE = re.compile(r"\d{2,}")
_OTHER_YEARS = (-5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 10)


@dataclass(frozen=True, slots=True)
class Mixture:
    """How often, for each question, which examples are drawn; `gaps` counts gap questions for each passage."""

    sibling: float = 0.5
    found: float = 0.0
    without_answer: float = 0.5
    stranger: float = 0.15
    other_year: float = 0.7
    longer: float = 0.3
    other_figures: float = 0.3
    shorter: float = 0.2
    gaps: int = 0


class Neighbours(Protocol):
    """What a search finds for a question, its own passage aside."""

    def near(self, example: Example, lesson: Lesson, /) -> Sequence[Lesson]: ...


class Epoch:
    """The examples of one pass over the lessons, newly drawn from `random`; neighbours in the list are siblings."""

    def __init__(
        self, lessons: Sequence[Lesson], mixture: Mixture, random: Random, neighbours: Neighbours | None = None
    ) -> None:
        self._lessons = lessons
        self._neighbours = neighbours
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
        found = self._neighbours.near(example, self._lessons[number]) if self._neighbours else ()
        if found and self._happens(mixture.found):
            yield self._asked_of(example, self.random.choice(found))
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
        answer = example.answer and moved(example.answer, len(added) + 1)
        return replace(example, text=f"{added}\n{example.text}", answer=answer)

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
        span = example.answer or likest(example.question, example.text, sentences)
        held = [number for number, sentence in enumerate(sentences) if overlap(sentence, span)] or [0]
        first = max(0, held[0] - self.random.randrange(length))
        last = min(len(sentences) - 1, max(held[-1], first + length - 1))
        start = sentences[first].start
        answer = example.answer and moved(example.answer, -start)
        return replace(example, text=example.text[start : sentences[last].end], answer=answer)

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
