"""What is embedded of passages: they themselves, and each of their sentences, with title and heading before them."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.passage import Passage


def contexts(passages: Iterable[Passage]) -> list[str]:
    return [passage.context for passage in passages]


def sentence_contexts(passages: Iterable[Passage]) -> list[str]:
    """Without title and heading, right passages came first for 81 % of the anticipated questions, with them for
    86 % (84 % without sentences)."""
    return [
        f"{passage.title}\n{passage.heading}\n{passage.sentence(span)}"
        for passage in passages
        for span in passage.sentences
    ]
