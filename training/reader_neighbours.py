"""Passages that the bundled model takes for near to a question which they do not answer: the negatives of a search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from index.encoder import Encoder
from training.reader_examples import Example, Lesson

NEAREST = 4
"""So many passages of a question are drawn from."""


class Neighbours:
    """For each question of the lessons the passages that a search without its own passage would find."""

    def __init__(self, lessons: Mapping[tuple[str, str], tuple[Lesson, ...]]) -> None:
        self._lessons = lessons

    @classmethod
    def of(cls, lessons: Sequence[Lesson], encoder: Encoder) -> Neighbours:
        """By cosine alone; what is nearer than the own passage may answer as well and is left out."""
        passages = encoder.encode_passages([f"{lesson.head}\n{lesson.text}" for lesson in lessons])
        near: dict[tuple[str, str], tuple[Lesson, ...]] = {}
        for number, lesson in enumerate(lessons):
            questions = [example.question for example in lesson.answered]
            for question, cosines in zip(questions, encoder.encode_queries(questions) @ passages.T, strict=True):
                best = np.argsort(-cosines)[: NEAREST + 1]
                there = [lessons[place] for place in best if cosines[place] < cosines[number]]
                near[lesson.id, question] = tuple(there[:NEAREST])
        return cls(near)

    def near(self, example: Example, lesson: Lesson) -> tuple[Lesson, ...]:
        """None for a question made of the passage's own words."""
        return self._lessons.get((lesson.id, example.question), ())
