from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.references import References, ref

WORDS = ("Messe", "Leipzig", "Messe", "Zuschuss")


@given(st.lists(st.text()))
def test_everything_is_found_by_its_reference(things: list[str]) -> None:
    found = References(map(ref, things), things.__getitem__)
    assert {found[ref(thing)] for thing in things} == set(things)
    assert set(found) == set(map(ref, things))


def test_of_things_with_one_reference_the_last_is_meant() -> None:
    assert References(map(ref, WORDS), lambda number: number)[ref("Messe")] == 2


@pytest.mark.parametrize("odd", ["", "x", "-1", "0x1", "f" * 40, "00000000000g", ref("Dresden"), f" {ref('Messe')}"])
def test_what_refers_to_nothing_is_not_found(odd: str) -> None:
    for things in (WORDS, ()):
        found = References(map(ref, things), things.__getitem__)
        assert found.get(odd) is None
        assert odd not in found
