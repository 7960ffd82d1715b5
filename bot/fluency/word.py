"""When two words are the same but for their ending."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.word import Word

_SHORTEST_STEM = 3
_SHORTEST_PART = 5
"""Letters of a word that is found inside a longer one."""

_ENDINGS_LISTED = {
    "de": "ischen ischer isches ische isch ern en er es em e n s",
    "en": "'s ’s s",
    "pl": "owie ami ach owi ego emu iem em om ie ii ow ej a u y i e o",
    "cs": "ech ach ami ovi ove eho emu em um ou ho mu a u y i e o",
}
_ENDINGS = {language: tuple(endings.split()) for language, endings in _ENDINGS_LISTED.items()}
_VERB_ENDINGS = ("test", "tet", "ten", "te", "st", "t")
_LINKS = ("", "s", "es", "n", "en", "er")
_OPPOSITES = ("un", "nicht", "miss", "anti", "vize", "ex")
"""Beginnings that make another thing of the word behind them."""


def matches(word: Word, other: Word, language: str) -> bool:
    """Whether `word`, of an answer in `language`, says no more than the German word `other`."""
    if word.folded == other.folded:
        return True
    if any(char.isdigit() for char in word.text):
        return False
    stems = _stems(other.folded, "de", verb=not other.is_name)
    if stems & _stems(word.folded, language, verb=not word.is_name):
        return True
    return language == "de" and any(_heads(stem, other.folded) for stem in _stems(word.folded, "de", verb=False))


def is_compound_of(word: Word, others: Iterable[Word]) -> bool:
    """Whether a German word is put together from two of `others`: "Strategiekonferenz", "Konferenz zur Strategie"."""
    known = {stem for other in others for stem in _stems(other.folded, "de", verb=False)}
    whole = word.folded
    return any(
        _stems(whole[at:], "de", verb=False) & known and any(_without(whole[:at], link) in known for link in _LINKS)
        for at in range(_SHORTEST_PART, len(whole) - _SHORTEST_PART + 1)
    )


def _stems(word: str, language: str, *, verb: bool) -> set[str]:
    endings = _ENDINGS[language] + (_VERB_ENDINGS if verb and language == "de" else ())
    return {word} | {stem for ending in endings if len(stem := _without(word, ending)) >= _SHORTEST_STEM}


def _without(word: str, ending: str) -> str:
    return word[: len(word) - len(ending)] if word.endswith(ending) else ""


def _heads(word: str, compound: str) -> bool:
    """Whether `word` is what the German `compound` is a kind of: "konferenz" of "strategiekonferenz"."""
    before = _without(compound, word)
    return len(word) >= _SHORTEST_PART and len(before) >= _SHORTEST_STEM and not before.startswith(_OPPOSITES)
