"""A few kills in each mode; `make kills` does a hundred."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.e2e.service import MODES, Mode
from tests.kills.replicas import run_replicas
from tests.kills.run import run

if TYPE_CHECKING:
    from tests.postgresql import Server

KILLS = 4

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize("mode", MODES)
def test_nothing_is_lost_and_nothing_is_repeated_that_need_not_be(server: str, mode: Mode) -> None:
    outcome = run(server, mode, KILLS)
    assert (outcome.kills, outcome.chats > 0) == (KILLS, True)
    assert (outcome.faults, outcome.unanswered, outcome.forbidden) == ([], [], [])


def test_of_two_replicas_one_goes_on_when_the_other_is_killed(server: str, postgresql: Server) -> None:
    outcome = run_replicas(server, postgresql, 2)
    assert (outcome.kills, outcome.chats > 0) == (2, True)
    assert (outcome.faults, outcome.unanswered, outcome.forbidden) == ([], [], [])
