"""What citizens ask under load: golden questions in a fixed order of chance, and now and then a command."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Iterator

import yaml

from tests.bot_api.process import ROOT

COMMANDS = ("/hilfe", "/quellen", "/datenschutz", "/start")
GREETINGS = ("", "Guten Tag, ", "Hallo, ", "Eine Frage: ", "Guten Abend, ", "Ich wüsste gern: ", "Moin, ", "Bitte: ")


def texts(seed: int = 1) -> Iterator[str]:
    """Without end; one in ten is a command."""
    questions, chance = _golden(), random.Random(seed)  # noqa: S311  # chance, not secrecy
    while True:
        yield chance.choice(COMMANDS) if chance.random() < 0.1 else chance.choice(questions)


def distinct(seed: int = 1) -> Iterator[str]:
    """Some twenty thousand questions, none of them twice: golden ones and those that editors have anticipated."""
    questions = list(dict.fromkeys([*_golden(), *_anticipated()]))
    random.Random(seed).shuffle(questions)  # noqa: S311  # chance, not secrecy
    return (greeting + question for greeting, question in itertools.product(GREETINGS, questions))


def _golden() -> list[str]:
    lines = (ROOT / "knowledge" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["question"] for line in lines if line.strip()]


def _anticipated() -> list[str]:
    files = sorted((ROOT / "knowledge" / "documents").glob("*.fragen.yaml"))
    headings = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in files]
    return [question for document in headings for questions in document.values() for question in questions]
