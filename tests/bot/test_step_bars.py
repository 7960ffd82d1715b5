"""Long work shows one bar for each step in a terminal, and nothing elsewhere."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from bot.step_bars import step_bars


@pytest.mark.parametrize("terminal", [True, False])
def test_each_step_has_its_bar_in_a_terminal_only(terminal: bool) -> None:
    out = io.StringIO()
    with step_bars(Console(file=out, force_terminal=terminal, width=100)) as progress:
        for done in range(3):
            progress("Embedding passages", done, 2)
        progress("Asking the golden questions", 1, 7)
    shown = [words in out.getvalue() for words in ("Embedding passages", "2 of 2", "Asking the golden", "1 of 7")]
    assert shown == [terminal] * 4
