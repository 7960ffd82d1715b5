from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.onnx_session import APART, PLACES, SUMS
from index.token_rows import TokenRows, token_rows


def inputs_of(lengths: list[int]) -> list[list[int]]:
    return [[1000 * number + place for place in range(length)] for number, length in enumerate(lengths)]


def texts_in(rows: TokenRows) -> dict[int, list[int]]:
    """The token numbers of each text, read back from where the sums say that they are."""
    sums = np.asarray(rows.inputs()[SUMS])
    found = [line[share == 1].tolist() for line in rows.tokens for share in sums]
    return dict(zip(rows.texts, found, strict=True))


@given(st.lists(st.integers(2, 512), max_size=60))
def test_every_text_stands_in_one_place_with_all_its_tokens(lengths: list[int]) -> None:
    inputs = inputs_of(lengths)
    found = [texts_in(rows) for rows in token_rows(inputs)]
    assert sorted(number for each in found for number in each) == list(range(len(lengths)))
    assert all(tokens == inputs[number] for each in found for number, tokens in each.items())


@given(st.lists(st.integers(2, 40), min_size=1, max_size=60))
def test_the_longest_come_first_and_no_row_of_several_is_long(lengths: list[int]) -> None:
    rows = list(token_rows(inputs_of(lengths)))
    assert all(len(each.lengths) == 1 or sum(each.lengths) <= 128 for each in rows)
    mixed = [max(each.lengths) for each in rows if len(each.lengths) > 1]
    assert all(one >= other for one, other in pairwise(mixed))


def test_texts_of_one_length_stand_below_each_other_and_others_in_a_row() -> None:
    below, row = token_rows(inputs_of([9] * 57))
    assert (below.tokens.shape, below.lengths) == ((56, 9), (9,))
    assert (row.tokens.shape, row.texts) == ((1, 9), (56,))
    (row,) = token_rows(inputs_of([3, 2]))
    assert (row.texts, row.lengths, row.tokens.tolist()) == ((0, 1), (3, 2), [[0, 1, 2, 1000, 1001]])


def test_texts_in_one_row_count_their_own_places_and_stay_apart() -> None:
    (row,) = token_rows(inputs_of([3, 2]))
    given_in = row.inputs()
    assert given_in[PLACES].tolist() == [0, 1, 2, 0, 1]
    assert given_in[SUMS].tolist() == [[1, 1, 1, 0, 0], [0, 0, 0, 1, 1]]
    assert (given_in[APART] == 0).tolist() == [[True] * 3 + [False] * 2] * 3 + [[False] * 3 + [True] * 2] * 2
    assert set(np.unique(given_in[APART])) == {-40, 0}
