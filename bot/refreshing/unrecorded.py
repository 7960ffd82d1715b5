"""The book in which nothing is counted: golden questions are no citizen's."""

from __future__ import annotations


class Unrecorded:
    """Stands for the journal where a dialogue is asked for a check."""

    def record_feedback(self, passage: str, snapshot: str, helpful: bool) -> None:
        """Nothing."""
