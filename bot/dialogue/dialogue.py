"""A question in, a `Reply` out: the one way from a citizen's words to a quotation or an honest refusal."""

from __future__ import annotations

from typing import Protocol

from bot.dialogue.reply import PassageView, Reply, SourceLine
from bot.occasions.occasion import Occasion


class Dialogue(Protocol):
    """What every channel may ask of the dialogue. All methods block; a channel calls them off the event loop."""

    def reply(
        self,
        question: str,
        *,
        conversation: str | None = None,
        previous: str | None = None,
        language: str | None = None,
    ) -> Reply:
        """Answer one question.

        `conversation` is any opaque key under which the last exchange is remembered for a few minutes; `previous` is
        the question before, where the caller knows it; `language` is the interface language to fall back on.
        Never raises: what goes wrong becomes a reply with status `error`.
        """
        ...

    def preview(self, question: str, language: str) -> Reply:
        """A reply to words that may still be typed: remembered, recorded and counted nowhere, and quick."""
        ...

    def passage(self, ref: str, language: str) -> PassageView | None:
        """The passage behind `Quote.passage`, or None when the live snapshot no longer holds it."""
        ...

    def occasion(self, ref: str, language: str) -> Occasion | None:
        """The occasion that the document of passage `ref` is about, if it is about one and still published."""
        ...

    def suggested(self, ref: str) -> str | None:
        """The question behind `Suggestion.ref`, or None when it is no longer known."""
        ...

    def sources(self, language: str) -> tuple[SourceLine, ...]:
        """All documents, newest first."""
        ...

    def feedback(self, ref: str, helpful: bool, *, conversation: str | None = None) -> None:
        """Count whether the answer that quoted passage `ref` helped; nothing about the person is kept.

        `conversation`, the key the question was asked under, finds the question of an answer that did not help.
        """
        ...

    def remembered(self, conversation: str) -> tuple[str, ...]:
        """The questions remembered under this key, without waiting."""
        ...

    def forget(self, conversation: str) -> int:
        """Remember none of them any longer; how many there were."""
        ...

    def memory(self, conversation: str) -> str:
        """All that is remembered under this key, to be recalled by another process; "" where there is nothing."""
        ...

    def recall(self, conversation: str, memory: str) -> None:
        """Remember this and nothing else."""
        ...
