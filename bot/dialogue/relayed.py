"""A dialogue that passes everything on to another one, for those that change or watch only a part of it."""

from __future__ import annotations

from bot.dialogue.dialogue import Dialogue
from bot.dialogue.reply import PassageView, Reply, SourceLine
from bot.occasions.occasion import Occasion


class RelayedDialogue:
    """Implements `bot.dialogue.dialogue.Dialogue`."""

    def __init__(self, dialogue: Dialogue) -> None:
        self._dialogue = dialogue

    def reply(
        self,
        question: str,
        *,
        conversation: str | None = None,
        previous: str | None = None,
        language: str | None = None,
    ) -> Reply:
        return self._dialogue.reply(question, conversation=conversation, previous=previous, language=language)

    def preview(self, question: str, language: str) -> Reply:
        return self._dialogue.preview(question, language)

    def passage(self, ref: str, language: str) -> PassageView | None:
        return self._dialogue.passage(ref, language)

    def suggested(self, ref: str) -> str | None:
        return self._dialogue.suggested(ref)

    def sources(self, language: str) -> tuple[SourceLine, ...]:
        return self._dialogue.sources(language)

    def occasion(self, ref: str, language: str) -> Occasion | None:
        return self._dialogue.occasion(ref, language)

    def feedback(self, ref: str, helpful: bool, *, conversation: str | None = None) -> None:
        self._dialogue.feedback(ref, helpful, conversation=conversation)

    def remembered(self, conversation: str) -> tuple[str, ...]:
        return self._dialogue.remembered(conversation)

    def forget(self, conversation: str) -> int:
        return self._dialogue.forget(conversation)

    def memory(self, conversation: str) -> str:
        return self._dialogue.memory(conversation)

    def recall(self, conversation: str, memory: str) -> None:
        self._dialogue.recall(conversation, memory)
