"""Questions in a conversation: `python -m tests.benchmarks.conversation FILE [--seed 0]`.

Printed are how many follow-ups of a question file are answered right, and how often the reply to a question that stands
on its own feet changes when another one, drawn by chance, was asked before.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.progress import track

from bot.assembly import Assembly
from bot.dialogue.dialogue import Dialogue
from bot.dialogue.reply import Reply, Status
from bot.evaluation.judgement import contains_any
from bot.evaluation.question_file import LabelledQuestion, read_questions
from bot.settings import load_settings


@click.command(help=__doc__)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--config", type=click.Path(exists=True, path_type=Path), default=None)
@click.option("--seed", default=0, show_default=True, help="Which question comes before which.")
def main(file: Path, config: Path | None, seed: int) -> None:
    questions = read_questions(file)
    dialogue = Assembly(load_settings(config)).dialogue()
    console = Console()
    follow_ups = [question for question in questions if question.previous and question.answerable]
    right = sum(is_right(dialogue, question) for question in track(follow_ups, "Following up"))
    console.print(f"follow-ups: {right} of {len(follow_ups)} right")
    alone = [question for question in questions if not question.previous]
    changed = [
        question.id for question in track(alone, "Changing the subject") if changes(dialogue, question, alone, seed)
    ]
    console.print(f"changed by an unrelated question before: {len(changed)} of {len(alone)} {', '.join(changed)}")


def is_right(dialogue: Dialogue, question: LabelledQuestion) -> bool:
    reply = dialogue.reply(question.question, previous=question.previous)
    return reply.status is Status.ANSWERED and contains_any(_words(reply), question.answer_contains)


def changes(dialogue: Dialogue, question: LabelledQuestion, others: Sequence[LabelledQuestion], seed: int) -> bool:
    """Is another answer given, or none, when one of `others` was asked before?"""
    chance = random.Random(f"{seed} {question.id}")  # noqa: S311  # nothing secret: which question comes before
    before = chance.choice([other for other in others if other.answerable and other.id != question.id])
    with_it = dialogue.reply(question.question, previous=before.question)
    by_itself = dialogue.reply(question.question)
    return (by_itself.status, _words(by_itself)) != (with_it.status, _words(with_it))


def _words(reply: Reply) -> str:
    return " ".join(quote.text for quote in reply.quotes)


if __name__ == "__main__":
    main()
