"""A few kills in each mode; `make kills` does a hundred."""

from __future__ import annotations

import pytest

from tests.e2e.service import MODES, Mode
from tests.kills.run import run

KILLS = 4

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize("mode", MODES)
def test_nothing_is_lost_and_nothing_is_repeated_that_need_not_be(server: str, mode: Mode) -> None:
    outcome = run(server, mode, KILLS)
    assert (outcome.kills, outcome.chats > 0) == (KILLS, True)
    assert (outcome.faults, outcome.unanswered, outcome.forbidden) == ([], [], [])
