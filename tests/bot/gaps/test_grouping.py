"""Questions of one meaning come together."""

from __future__ import annotations

import json
from itertools import combinations

import numpy as np
import pytest

from bot.assembly import Assembly
from bot.gaps.grouping import ALIKE, grouped
from bot.setting_sections import ROOT
from index.encoder import Vectors


def directions(*degrees: float) -> Vectors:
    """Unit vectors in the plane."""
    turned = np.radians(np.array(degrees, np.float64))
    return np.stack([np.cos(turned), np.sin(turned)], axis=1).astype(np.float32)


def sets(groups: tuple[tuple[int, ...], ...]) -> set[frozenset[int]]:
    return {frozenset(group) for group in groups}


def test_close_questions_come_together_and_far_ones_do_not() -> None:
    angle = np.degrees(np.arccos(ALIKE))
    questions = ["a", "b", "c", "d"]
    assert sets(grouped(questions, directions(0, angle - 1, 120, 121))) == {frozenset({0, 1}), frozenset({2, 3})}


def test_a_chain_of_close_questions_is_not_one_group() -> None:
    angle = float(np.degrees(np.arccos(ALIKE))) * 0.7
    groups = grouped(["a", "b", "c"], directions(0, angle, 2 * angle))
    assert {0, 2} not in [set(group) & {0, 2} for group in groups]
    assert sum(len(group) for group in groups) == 3


def test_another_year_is_another_question_and_no_year_goes_with_either() -> None:
    questions = ["Besucher 2017?", "Besucher 2025?", "Wie viele 2017?"]
    assert sets(grouped(questions, directions(0, 0, 0))) == {frozenset({0, 2}), frozenset({1})}
    assert sets(grouped(["Besucher?", "Besucher 2017?"], directions(0, 0))) == {frozenset({0, 1})}


@pytest.mark.parametrize("count", [0, 1])
def test_what_is_alone_is_a_group(count: int) -> None:
    assert grouped(["a"] * count, directions(*[0.0] * count)) == ((0,),) * count


@pytest.mark.model
def test_labelled_questions_are_grouped_as_well_as_is_said(shipped: Assembly) -> None:
    lines = (ROOT / "tests/data/gap_questions.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    texts = [row["question"] for row in rows]
    groups = grouped(texts, shipped.encoder().encode_queries(texts))
    of = {number: group for group in groups for number in group}
    pairs = list(combinations(range(len(rows)), 2))
    same = {pair for pair in pairs if rows[pair[0]]["meaning"] == rows[pair[1]]["meaning"]}
    found = {pair for pair in pairs if of[pair[0]] is of[pair[1]]}
    assert len(same & found) / len(found) >= 0.84
    assert len(same & found) / len(same) >= 0.64
