"""Recognises messages that ask the documents nothing: greetings, thanks, questions about the bot, insults, opinions."""

from __future__ import annotations

import re
from enum import StrEnum

from bot.dialogue.phrases import any_of, shipped_phrases


class Talk(StrEnum):
    """What a message of small talk is about; the values are the middle parts of catalogue keys (`talk-greeting-1`)."""

    GREETING = "greeting"
    FAREWELL = "farewell"
    THANKS = "thanks"
    PRAISE = "praise"
    COMPLAINT = "complaint"
    WELLBEING = "wellbeing"
    HELP = "help"
    IDENTITY = "identity"
    OPINION = "opinion"
    INSULT = "insult"
    EMOJI = "emoji"


_PHRASES = shipped_phrases()
_WHOLE = {Talk(name): re.compile(rf"(?:{'|'.join(texts)})(?!\w)") for name, texts in _PHRASES.talk.items()}
_RANK = {talk: rank for rank, talk in enumerate(_WHOLE)}
_FILLER = re.compile(rf"(?:{'|'.join(_PHRASES.fillers)})(?!\w)")
_INSULT = any_of(_PHRASES.insult, words=True)
_OPINION = any_of(_PHRASES.opinion)
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


def small_talk(message: str) -> Talk | None:
    """The talk that the whole of `message` is made of, or None where it (also) asks something."""
    if not _LETTER_OR_DIGIT.search(message):
        return Talk.EMOJI
    folded = re.sub(r"\s+", " ", message.casefold().replace("’", "'")).strip()
    return _whole(folded) or _within(folded)


def _whole(folded: str) -> Talk | None:
    """What the message is about if nothing but phrases and forms of address is left of it."""
    found: list[Talk] = []
    rest = _from_next_word(folded)
    while rest:
        talk, length = _phrase_at(rest)
        if not length:
            return None
        if talk:
            found.append(talk)
        rest = _from_next_word(rest[length:])
    return max(found, key=_RANK.__getitem__, default=None)


def _phrase_at(rest: str) -> tuple[Talk | None, int]:
    """The longest phrase at the start of `rest`, else a form of address; length 0 for anything else."""
    matches = [(found.end(), talk) for talk, pattern in _WHOLE.items() if (found := pattern.match(rest))]
    if matches:
        length, talk = max(matches, key=lambda match: match[0])
        return talk, length
    filler = _FILLER.match(rest)
    return None, filler.end() if filler else 0


def _from_next_word(text: str) -> str:
    """`text` without the punctuation, pictures and blanks at its start."""
    for at, character in enumerate(text):
        if character.isalnum() or character in "'/":
            return text[at:]
    return ""


def _within(folded: str) -> Talk | None:
    if _INSULT.search(folded):
        return Talk.INSULT
    return Talk.OPINION if _OPINION.search(folded) else None
