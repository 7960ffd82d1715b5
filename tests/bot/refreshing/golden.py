"""Golden questions about the small documents of the command line, and a dialogue that answers whatever it is asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.dialogue import quoting
from tests.bot.command_line import CommandLine
from tests.bot.small_dialogue import WILLING

CONFERENCE: dict[str, Any] = {
    "id": "konferenz",
    "question": "Wann fand die Konferenz in Leipzig statt?",
    "answerable": True,
    "answer_contains": ["7. März 2017"],
}
FUNDING: dict[str, Any] = {
    "id": "zuschuss",
    "question": "Welchen Zuschuss erhalten Unternehmen?",
    "answerable": True,
    "answer_contains": ["50.000"],
}
QUESTIONS = (CONFERENCE, FUNDING)


class Editors:
    """Who writes documents, golden questions and a gate beside them."""

    def __init__(self, commands: CommandLine, patch: pytest.MonkeyPatch) -> None:
        self.commands = commands
        patch.setattr(quoting, "shipped_judge", lambda: WILLING)
        self.questions: Path = commands.config.parent / "questions.jsonl"
        self.gate: Path = commands.config.parent / "gate.toml"
        self.ask(*QUESTIONS)

    def ask(self, *questions: dict[str, Any]) -> None:
        self.questions.write_text("\n".join(map(json.dumps, questions)), encoding="utf-8")

    def demand(self, gate: str) -> None:
        self.gate.write_text(gate, encoding="utf-8")
