from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.grams import folded, grams, words


@pytest.mark.parametrize("other", ["Foerderung", "FÖRDERUNG", "Forderung", "Fo\u0308rderung"])
def test_umlauts_match_however_they_are_written(other: str) -> None:
    assert folded(other) == folded("Förderung")


def test_sharp_s_matches_double_s() -> None:
    assert words("Straße") == words("STRASSE")


def test_ligatures_and_full_width_letters_are_plain_letters() -> None:
    assert words("ﬁnanzen ２０１７") == ["finanzen", "2017"]


def test_words_are_split_at_anything_but_letters_and_digits() -> None:
    assert words("VDI/VDE-IT: 4.0_neu") == ["vdi", "vde", "it", "4", "0", "neu"]


def test_a_short_word_still_gives_evidence() -> None:
    assert len(grams(["4"])) == 1
    assert len(grams(["it"])) == 1
    assert grams(["4"]).tolist() != grams(["5"]).tolist()


def test_no_gram_spans_two_words() -> None:
    both = set(grams(["halle", "messe"]).tolist())
    assert both == set(grams(["halle"]).tolist()) | set(grams(["messe"]).tolist())


def test_parts_of_a_compound_are_found_in_it() -> None:
    assert set(grams(["konferenz"]).tolist()[:1]) <= set(grams(["konferenz", "strategiekonferenz"]).tolist())
    shared = set(grams(["konferenz"]).tolist()) & set(grams(["strategiekonferenz"]).tolist())
    assert len(shared) == 7


@given(st.text())
def test_any_text_gives_sorted_distinct_grams(text: str) -> None:
    found = grams(words(text)).tolist()
    assert found == sorted(set(found))


@given(st.text(), st.text())
def test_grams_of_a_text_are_those_of_its_words(first: str, second: str) -> None:
    together = set(grams(words(f"{first} {second}")).tolist())
    assert together == set(grams(words(first)).tolist()) | set(grams(words(second)).tolist())
