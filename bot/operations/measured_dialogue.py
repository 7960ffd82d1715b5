"""A dialogue that counts and times the replies of another one."""

from __future__ import annotations

from bot.dialogue.dialogue import Dialogue
from bot.dialogue.relayed import RelayedDialogue
from bot.dialogue.reply import Reply
from bot.operations.meter import Step
from bot.operations.meters import Meters


class MeasuredDialogue(RelayedDialogue):
    """Nothing of a question but the reply's status, language and times is kept."""

    def __init__(self, dialogue: Dialogue, meters: Meters) -> None:
        super().__init__(dialogue)
        self._meters = meters

    def reply(
        self,
        question: str,
        *,
        conversation: str | None = None,
        previous: str | None = None,
        language: str | None = None,
    ) -> Reply:
        reply = super().reply(question, conversation=conversation, previous=previous, language=language)
        if conversation is not None:  # one without is a trial of ours
            self._measure(reply)
        return reply

    def _measure(self, reply: Reply) -> None:
        self._meters.replied(reply.status, reply.language)
        times = reply.timings
        steps = {
            Step.ENCODE: times.encode,
            Step.SEARCH: times.search,
            Step.COMPOSE: times.compose,
            Step.TOTAL: times.total,
        }
        for step, milliseconds in steps.items():
            if milliseconds:  # a step that was not taken took no time
                self._meters.took(step, milliseconds / 1000)
