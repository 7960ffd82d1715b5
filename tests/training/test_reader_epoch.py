"""What is drawn from the reader's lessons."""

from __future__ import annotations

from random import Random

from knowledge.passage import Span
from training.reader_epoch import Epoch, Mixture
from training.reader_examples import Example, Lesson


class _OneNeighbour:
    def __init__(self, lesson: Lesson) -> None:
        self._lesson = lesson

    def near(self, example: Example, lesson: Lesson) -> tuple[Lesson, ...]:
        return (self._lesson,)


def test_what_a_search_finds_is_asked_in_vain() -> None:
    example = Example("Wann beginnt der Umbau?", "T\nH", "Der Umbau beginnt 2024.", Span(18, 22))
    lesson = Lesson("A-01", "T\nH", "Der Umbau beginnt 2024.", (example,), ())
    other = Lesson("B-01", "X\nY", "Der Abriss endet im Mai.", (), ())
    only_found = Mixture(0, 1, 0, 0, 0, 0, 0, 0)
    drawn = Epoch([lesson], only_found, Random(0), _OneNeighbour(other)).examples()  # noqa: S311
    assert [(each.text, each.answer is None) for each in drawn if each.text == other.text] == [(other.text, True)]
