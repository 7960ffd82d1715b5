"""Questions without an answer below one another, narrow enough for a telephone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from bot.editing.office import Gap
from bot.telegram.shortening import on_one_line

WIDTH = 30
"""Characters of a line behind the number."""


def gap_lines(gaps: Sequence[Gap], notes: Iterable[str]) -> str:
    """Count and question, and below the question its note; both columns begin at the same letter."""
    digits = max((len(str(gap.count)) for gap in gaps), default=1)
    pairs = (
        (f"{gap.count:>{digits}}  {on_one_line(gap.example, WIDTH)}", f"{'':{digits}}  {on_one_line(note, WIDTH)}")
        for gap, note in zip(gaps, notes, strict=True)
    )
    return "\n".join(chain.from_iterable(pairs))
