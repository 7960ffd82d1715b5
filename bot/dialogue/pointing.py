"""The words by which a question points back to what was said before, in each language."""

from __future__ import annotations

import re

_OPENING = {
    "de": r"und|aber|oder|also|sowie|was ist mit|wie sieht|was war mit|dann|danach|a|i",
    "en": r"and|but|or|what about|how about",
    "pl": r"a|ale|i|und|and",
    "cs": r"a|ale|i|co s|und|and",
}
"""A word or two in another language look German to the detector, so that German has the others' letters, too."""
_POINTING = {  # not the "es" of "Wie spät ist es?"
    "de": r"(?<!gibt )(?<!gab )(?<!wird )(?<!is )(?<!ist )es|da|dort|dabei|dazu|davon|daran|darüber|dafür|damals"
    r"|dahin|dorthin|danach|davor|daraus|damit|darin|darauf|dahinter|dagegen|drin|dran|hierzu|dessen|deren|er|sie|ihn|ihm|ihr|ihre[nmrs]?|das|dies\w*|jene\w*"
    r"|derselbe\w*|dieselbe\w*|denen|so ein\w*|eins|einer|sowas|der dritte|noch|sonst|andere\w*|weitere\w*|auch"
    r"|später|früher|vorher|nachher",
    "en": r"(?<!time is )it|its|they|them|their|there|that|those|this|these|he|she|him|his|her|then|one|else"
    r"|other\w*|also|too|later|earlier|before|after",
    "pl": r"tam|wtedy|jego|jej|ją|ich|ten|ta|to|tym|tego|on|ona|oni",
    "cs": r"tam|tehdy|jeho|její|jejich|ji|ten|ta|to|tom|toho|jím|on|ona|oni",
}
_BARE_ARTICLE = re.compile(r"\b(?:der|die|den|dem|denen)\b(?=(?:\s+[a-zäöüß]+)?\W*$)")
"""An article without a noun behind it points too ("In welchem Jahr wurde die gegründet?")."""
_OTHER = "de"
"""For languages without words of their own here."""

_OPENS = {code: re.compile(rf"^\W*(?:{words})\b", re.IGNORECASE) for code, words in _OPENING.items()}
_POINTS = {code: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for code, words in _POINTING.items()}


def opens_as_continuation(question: str, language: str) -> bool:
    """ "Und …?", "And …?" """
    return bool(_OPENS.get(language, _OPENS[_OTHER]).search(question))


def points_back(question: str, language: str) -> bool:
    """Does it hold a word that stands for something named before?"""
    words = _POINTS.get(language, _POINTS[_OTHER])
    return bool(words.search(question)) or (language == "de" and bool(_BARE_ARTICLE.search(question)))


def names_a_subject(question: str) -> bool:
    """Is there a name or noun that could be a subject: a capital letter inside the question, or a figure?"""
    return any(word[0].isupper() or word.isdecimal() for word in words_of(question)[1:])


def words_of(question: str) -> list[str]:
    """Without figures."""
    return re.findall(r"[^\W\d_]+", question)
