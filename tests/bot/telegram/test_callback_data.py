from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.callback_data import Action, Press
from bot.telegram.deep_link import payload_of, refs_of


@given(st.sampled_from(Action), st.text(min_size=1, max_size=80))
def test_a_press_is_read_as_it_was_written_and_never_longer_than_64_bytes(action: Action, ref: str) -> None:
    data = Press(action, ref).data()
    if data is None:
        assert len(f"v1:{action}:{ref}".encode()) > 64
    else:
        assert Press.from_data(data) == Press(action, ref)
        assert len(data.encode()) <= 64


@pytest.mark.parametrize("data", [None, "", "v1", "v1:", "v1:ctx", "v1:ctx:", "v0:ctx:a", "v1:drop:a", ":::"])
def test_a_foreign_or_old_button_is_nobody_s(data: str | None) -> None:
    assert Press.from_data(data) is None


@given(st.text(st.sampled_from("ab-_#7"), min_size=1, max_size=70))
def test_a_link_leads_back_to_its_topic(ref: str) -> None:
    payload = payload_of(ref)
    assert payload is None or ref in refs_of(payload)


def test_passages_have_links_and_odd_payloads_mean_nothing() -> None:
    assert payload_of("01-messe#3") == "01-messe__3"
    assert refs_of("01-messe__3") == ("01-messe__3", "01-messe#3")
    assert refs_of("") == refs_of("ä b") == refs_of("x" * 65) == ()
