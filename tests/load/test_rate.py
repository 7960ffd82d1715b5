"""How `make load` finds the highest rate, and what it asks."""

from __future__ import annotations

import itertools

import pytest

from tests.load.questions import distinct
from tests.load.rate import Step, kept_up, search


def _step(rate: float, *, most: float) -> Step:
    late = 0.1 if rate <= most else 2.0
    return Step(rate, 100, 100, rate, late, late, late, late, 10.0, ())


@pytest.mark.parametrize("most", [1.7, 10.0, 37.0, 250.0])
def test_the_search_ends_just_below_the_rate_from_which_answers_are_late(most: float) -> None:
    steps = list(search(lambda rate: _step(rate, most=most), first=10.0))
    best = max(step.rate for step in steps if step.good)
    assert 0.95 * most <= best <= most
    assert len(steps) < 12


def test_a_rate_that_is_not_kept_up_for_long_is_lowered_until_one_is() -> None:
    rates = [step.rate for step in kept_up(lambda rate: _step(rate, most=37.0), 40.0)]
    assert rates == pytest.approx([40.0, 38.0, 36.1])


def test_who_keeps_nothing_up_is_not_asked_for_ever() -> None:
    steps = list(search(lambda rate: _step(rate, most=0.0), first=10.0))
    assert [step.good for step in steps] == [False] * 4
    assert list(kept_up(lambda rate: _step(rate, most=0.0), 0.0)) == []


def test_a_missing_answer_an_error_a_late_answer_and_a_growing_queue_are_not_good() -> None:
    good = _step(10.0, most=20.0)
    assert good.good
    for change in ({"answered": 99}, {"errors": ("no",)}, {"p95": 0.31}, {"answers_a_second": 9.6}):
        assert not Step(**{name: getattr(good, name) for name in Step.__slots__} | change).good


def test_no_question_is_asked_twice() -> None:
    asked = list(itertools.islice(distinct(), 10_000))
    assert len(set(asked)) == 10_000
