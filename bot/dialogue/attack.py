"""Recognises messages that try to change what the bot is or does instead of asking it something.

The bot obeys nobody anyway, it only quotes: this keeps such a message from a quotation that seems to obey.
"""

from __future__ import annotations

import re
import unicodedata

from bot.dialogue.phrases import any_of, shipped_phrases

_ATTACK = any_of((*shipped_phrases().attack, *shipped_phrases().dictation))
_DISGUISE = str.maketrans("013457@$€!", "oieastasei")
_LOOK_ALIKES = str.maketrans(
    "аеорсухіјѕԁԛԝһӏΑΒΕΖΗΙΚΜΝΟΡΤΧУАВЕКМНОРСТХαοιν",  # Cyrillic and Greek letters that look Latin
    "aeopcyxijsdqwhlABEZHIKMNOPTXYABEKMHOPCTXaoiv",
)
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\U000e0000-\U000e007f]")
_SPACED = re.compile(r"\b(?:\w[ ._-]){4,}\w\b")
_BLOB = re.compile(
    r"\b(?=[A-Za-z0-9+/]*[a-z])(?=[A-Za-z0-9+/]*[A-Z])(?=[A-Za-z0-9+/]*\d)[A-Za-z0-9+/]{20,}={0,2}"
    r"|(?:\\x[0-9A-Fa-f]{2}){3,}|(?:%[0-9A-Fa-f]{2}){4,}|(?:[0-9A-Fa-f]{2} ){6,}|\b[01]{8}(?: [01]{8})+"
)
_ENCODED = re.compile(r"\b(?:base ?64|rot ?13|hex(?:adezimal)?|morse\w*|caesar|ascii code)\b", re.IGNORECASE)


def is_attack(message: str) -> bool:
    """Does `message` give orders, ask for what is none of its business, or hide its words?"""
    if _ENCODED.search(message) or _BLOB.search(message):
        return True
    plain = _undisguised(message)
    return any(_ATTACK.search(text) for text in (plain, plain.translate(_DISGUISE)))


def _undisguised(message: str) -> str:
    """Invisible characters out, look-alikes and full-width forms back to plain letters, s p a c e d words joined."""
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFKC", message)).translate(_LOOK_ALIKES)
    return _SPACED.sub(lambda found: re.sub(r"[ ._-]", "", found.group()), visible)
