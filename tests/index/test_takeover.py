from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from index.takeover import Rows, Run, fresh_rows, in_parts, runs_of, spans


@dataclass(frozen=True)
class Item:
    document: str


def items(text: str) -> list[Item]:
    return [Item(letter) for letter in text]


def test_spans_are_the_rows_of_each_document() -> None:
    assert spans(items("aabccc")) == {"a": range(0, 2), "b": range(2, 3), "c": range(3, 6)}
    assert spans([]) == {}


def test_neighbours_that_stay_neighbours_are_one_run() -> None:
    assert runs_of(items("aabccc"), items("aaxxccc"), {"a", "c"}) == (Run(0, 0, 2), Run(3, 4, 3))
    assert runs_of(items("aabccc"), items("aabccc"), {"a", "b", "c"}) == (Run(0, 0, 6),)


def test_documents_may_change_places() -> None:
    assert runs_of(items("aab"), items("baa"), {"a", "b"}) == (Run(2, 0, 1), Run(0, 1, 2))


def test_documents_that_changed_or_were_not_there_are_in_no_run() -> None:
    assert runs_of(items("aab"), items("aac"), {"c"}) == ()
    assert runs_of(items("aab"), items("aab"), frozenset()) == ()


def test_runs_in_parts_span_the_parts_of_their_rows() -> None:
    old, new = np.array([0, 2, 2, 5]), np.array([0, 1, 3, 3, 6])
    assert in_parts([Run(0, 1, 3)], old, new) == (Run(0, 1, 5),)
    assert in_parts([Run(1, 2, 1)], old, new) == ()


def test_fresh_rows_lie_between_the_runs() -> None:
    assert fresh_rows(6, [Run(3, 0, 2), Run(9, 4, 1)]).tolist() == [2, 3, 5]
    assert Rows(3, (Run(0, 1, 1),), ("neu", "neu")).fresh.tolist() == [0, 2]
    assert Rows.of(("a", "b")).fresh.tolist() == [0, 1]
