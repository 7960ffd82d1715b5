"""Recognises German number plates: DD-AB 1234, also without the hyphen or in small letters."""

from __future__ import annotations

import re

from bot.privacy.mark import Mark, marking

_END = r"[1-9]\d{0,3}(?:\s?[EH])?(?![\w.]*\d)(?!\w)"
_HYPHEN = re.compile(
    rf"(?<![\w/-])(?P<place>[A-ZÄÖÜ]{{1,3}})\s?[-–:]\s?(?P<letters>[A-Z]{{1,2}})[\s-]{{0,2}}{_END}", re.IGNORECASE
)
_SPACES = re.compile(rf"(?<![\w/-])(?P<place>[A-ZÄÖÜ]{{1,3}})\s{{1,2}}(?P<letters>[A-Z]{{1,2}})[\s-]{{0,2}}{_END}")
_ANNOUNCED = re.compile(
    r"\b(?:kennzeichen|nummernschild|autonummer|kfz|pkw|license plate|licence plate|number plate|rejestrac\w+|spz)\b"
    r"\W{0,3}(?:(?:ist|lautet|is|mit|dem|den|das|mein\w*|nr|to|je)\b\W{0,3}){0,3}"
    rf"(?P<personal>[A-ZÄÖÜ]{{1,3}}[\s:-]{{0,2}}[A-Z]{{1,2}}[\s-]{{0,2}}{_END})",
    re.IGNORECASE,
)
_ABBREVIATIONS = (
    "DIN EN ISO IEC VDI VDE IT KI DVGW VW BMW CNC USB TU HTW HS UNI FH IHK HWK EU UN UNO USA GB ID AG UG KG EV TV"
)
_WORDS = (
    "IST WAR DIE DER DAS DEN DEM DES UND BIS VON MIT BEI FÜR AUF AUS ZUM ZUR EIN IN AN AM IM ER ES SIE WIR ICH HAT "
    "WAS WER WIE WO GAB NUR TAG AB UM ZU DU IHR VOR THE AND FOR ARE"
)
_WORDS_BEFORE_NUMBERS = "AM IM IN AN AB UM ZU ER ES DU SO JA BIS NR AT ON OF TO BY IS IT NO"
_NO_PLACE = frozenset(f"{_ABBREVIATIONS} {_WORDS}".split())
_NO_LETTERS = frozenset(_WORDS_BEFORE_NUMBERS.split())
"""Short words that a text in capitals puts before a number."""
_SHORT = 3
"""A text of so few spaces in capitals is rather a number plate than shouted."""

_announced = marking(_ANNOUNCED, Mark.PLATE)


def without_plates(text: str) -> str:
    return _SPACES.sub(_plate, _HYPHEN.sub(_plate, _announced(text)))


def _plate(match: re.Match[str]) -> str:
    shouted = match.string.isupper() and match.string.count(" ") > _SHORT
    if match["place"].upper() in _NO_PLACE or (shouted and match["letters"] in _NO_LETTERS):
        return match[0]
    return Mark.PLATE
