"""Replies to what is no question to the documents: small talk, opinions, insults, attacks, cries for help."""

from __future__ import annotations

import re

from bot.catalogue import spoken
from bot.dialogue.attack import is_attack
from bot.dialogue.finding import Finding
from bot.dialogue.intent import Intent, IntentModel
from bot.dialogue.library import Library
from bot.dialogue.message import LONGEST, names_nothing
from bot.dialogue.pointing import opens_as_continuation, points_back
from bot.dialogue.reply import Reply, Status
from bot.dialogue.small_talk import Talk, small_talk
from bot.dialogue.wording import Wording

_SURE_OF_ILL_WILL = 0.55
_SURE = 0.5
"""An intent other than a question counts from this probability on …"""
_HARDLY_A_QUESTION = 0.2
"""… if the message is a question of our field with no more than this one."""
_ANSWERED_ANYWAY = 0.85
"""A quotation of this confidence is given although the message looks like small talk."""
_OURS_AFTER_ALL = 0.6
"""The same for a message that looks like another field."""

_STATUS = {
    Intent.ATTACK: Status.REFUSED,
    Intent.HARM: Status.REFUSED,
    Intent.INSULT: Status.REFUSED,
    Intent.OFF_TOPIC: Status.OUT_OF_SCOPE,
}
_LINKS = re.compile(r"(?:\s*(?:https?://|www\.)\S+(?!\S))+\s*", re.IGNORECASE)
"""A message of addresses alone asks nothing; what is behind them nobody reads."""
_NEVER_QUOTED = {Intent.ATTACK, Intent.HARM, Intent.INSULT, Intent.OPINION}


class Asides:
    """First by the words of a message, before anything is read; then by its meaning. None where it asks something."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._model = IntentModel.load()

    def empty(self, language: str) -> Reply:
        """The reply to a message without any character that can be seen."""
        return Reply("", Status.SMALLTALK, language, self._wording.text("empty", language))

    def by_words(self, question: str, language: str) -> Reply | None:
        if len(question) > LONGEST:
            return Reply(question, Status.CLARIFY, language, self._wording.too_long(language))
        if is_attack(question):
            return Reply(question, Status.REFUSED, language, self._wording.talk("attack", language))
        if _LINKS.fullmatch(question):
            return self._out_of_scope(question, language)
        talk = small_talk(question)
        if talk is None:
            return None
        status = Status.REFUSED if talk is Talk.INSULT else Status.SMALLTALK
        return Reply(question, status, language, self._wording.talk(talk, language))

    def for_nothing_named(self, question: str, finding: Finding, language: str) -> Reply | None:
        """What names nothing and continues nothing ("wo?", "12") could be answered with anything."""
        return self.empty(language) if names_nothing(question) and not finding.follows else None

    def by_meaning(self, library: Library, question: str, finding: Finding, language: str) -> Reply | None:
        """Told from the vector, if there is one, for the encoder that the model was fitted for."""
        if library.snapshot.manifest.model_fingerprint != self._model.fingerprint or not finding.vector.any():
            return None
        leaning = self._model.leaning(finding.vector)
        never = leaning.intent in _NEVER_QUOTED
        sure = leaning.probability >= (_SURE_OF_ILL_WILL if never else _SURE)
        if leaning.intent is Intent.QUESTION or not sure or leaning.question > _HARDLY_A_QUESTION:
            return None
        if not never and _is_ours(question, finding, leaning.intent, language):
            return None
        if leaning.intent is Intent.OFF_TOPIC and len(question.split()) < 2:
            return None  # a word alone names a topic; whether it is ours the search tells
        status = _STATUS.get(leaning.intent, Status.SMALLTALK)
        if status is Status.OUT_OF_SCOPE:
            return self._out_of_scope(question, language)
        return Reply(question, status, language, self._wording.talk(leaning.intent.value, language))

    def _out_of_scope(self, question: str, language: str) -> Reply:
        lead, closing = self._wording.text("out-of-scope", language), self._wording.whom_to_ask(language)
        return Reply(question, Status.OUT_OF_SCOPE, language, lead, closing=closing)


def _is_ours(question: str, finding: Finding, intent: Intent, language: str) -> bool:
    """Is it a question of our field, whatever it looks like? Of a follow-up the confidence may be the one before's."""
    foreign = intent is Intent.OFF_TOPIC
    if not finding.follows:
        return finding.confidence >= (_OURS_AFTER_ALL if foreign else _ANSWERED_ANYWAY)
    code = spoken(language)
    return not foreign or opens_as_continuation(question, code) or points_back(question, code)
