"""What citizens ask under load: golden questions in a fixed order of chance, and now and then a command."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator

from tests.bot_api.process import ROOT

COMMANDS = ("/hilfe", "/quellen", "/datenschutz", "/start")


def texts(seed: int = 1) -> Iterator[str]:
    """Without end; one in ten is a command."""
    lines = (ROOT / "knowledge" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines if line.strip()]
    chance = random.Random(seed)  # noqa: S311  # chance, not secrecy
    while True:
        yield chance.choice(COMMANDS) if chance.random() < 0.1 else chance.choice(questions)
