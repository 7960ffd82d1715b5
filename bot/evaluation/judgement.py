"""Whether a reply is right, by the words that stand in a right answer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from bot.dialogue.reply import Reply, Status
from bot.evaluation.question_file import LabelledQuestion

_MARKS = re.compile(r"[*_`#>]+")
_SPACE = re.compile(r"\s+")


class Outcome(StrEnum):
    """Answerable questions come out right, wrong or refused; the others refused or as a false answer."""

    RIGHT = "right"
    WRONG = "wrong"
    REFUSED = "refused"
    FALSE_ANSWER = "false_answer"


def judge(question: LabelledQuestion, reply: Reply) -> Outcome:
    """An answer counts by its quotations alone; anything but `answered` counts as refused."""
    if reply.status is not Status.ANSWERED:
        return Outcome.REFUSED
    proven = contains_any(" ".join(quote.text for quote in reply.quotes), question.answer_contains)
    if question.answerable:
        return Outcome.RIGHT if proven else Outcome.WRONG
    return Outcome.REFUSED if proven else Outcome.FALSE_ANSWER


def contains_any(text: str, wanted: Iterable[str]) -> bool:
    """Case, white space and Markdown marks aside, does one of `wanted` stand in `text`?"""
    text_folded = folded(text)
    return any(folded(words) in text_folded for words in wanted)


def folded(text: str) -> str:
    """The text as it is compared."""
    return _SPACE.sub(" ", _MARKS.sub("", text)).strip().casefold()
