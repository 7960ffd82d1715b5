"""What is too long for messages, as text files that any editor opens."""

from __future__ import annotations

from collections.abc import Iterable

from bot.editing.office import ChangedAnswer, PassagePreview

_RULE = "\n\n" + "-" * 72 + "\n\n"


def passages_as_text(passages: Iterable[PassagePreview]) -> bytes:
    """Heading and text of each."""
    return _encoded(f"{passage.heading}\n\n{passage.text}".strip() for passage in passages)


def answers_as_text(answers: Iterable[ChangedAnswer], labels: tuple[str, str]) -> bytes:
    """Question, answer before and answer now; `labels` stand before the two."""
    before, after = labels
    return _encoded(f"{each.question}\n\n{before} {each.before}\n\n{after} {each.after}" for each in answers)


def _encoded(parts: Iterable[str]) -> bytes:
    """With the mark by which office programs recognise the encoding; what has none becomes a question mark."""
    return (_RULE.join(parts) + "\n").encode("utf-8-sig", errors="replace")
