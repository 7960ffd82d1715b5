"""A dialogue that puts a short, checked summary before the quotations of another one."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter
from typing import Protocol

from bot.catalogue import Catalogue, spoken
from bot.dialogue.dialogue import Dialogue
from bot.dialogue.relayed import RelayedDialogue
from bot.dialogue.reply import Reply, Status
from bot.fluency.checking import Checker
from bot.fluency.prompt import Message, messages

_log = logging.getLogger(__name__)


class Model(Protocol):
    """Whatever can go on with a conversation; None where it cannot."""

    def complete(self, messages: Sequence[Message]) -> str | None: ...


class FluentDialogue(RelayedDialogue):
    """All but `Reply.summary` comes from `quoting`."""

    def __init__(self, quoting: Dialogue, model: Model) -> None:
        super().__init__(quoting)
        self._model = model
        self._checker = Checker()

    def reply(
        self,
        question: str,
        *,
        conversation: str | None = None,
        previous: str | None = None,
        language: str | None = None,
    ) -> Reply:
        reply = super().reply(question, conversation=conversation, previous=previous, language=language)
        if reply.status is not Status.ANSWERED or not reply.quotes:
            return reply
        started = perf_counter()
        try:
            summary = self._summary(reply)
        except Exception as exc:  # the quotation is found: nothing may take it away again
            _log.error("no fluent answer: unexpected %s", type(exc).__name__)
            summary = ""
        total = reply.timings.total + (perf_counter() - started) * 1000
        return replace(reply, summary=summary, timings=replace(reply.timings, total=total))

    def _summary(self, reply: Reply) -> str:
        language = spoken(Catalogue.language(reply.language))
        answer = self._model.complete(messages(reply.question, reply.quotes, language))
        return self._checker.summary(answer, reply.quotes, language) if answer else ""
