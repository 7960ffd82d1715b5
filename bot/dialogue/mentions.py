"""What a question mentions (years, figures, names, ordinals, places) and a passage lacks: signs of another matter."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_NAME = re.compile(r"(?<=\s)[„\"“]?([A-ZÄÖÜ][\w-]{3,})")
_STEM = 5
"""Letters by which a name is recognised in another case or compound ("Dresdner", "Konferenzen")."""
_ORDINALS = (
    r"erste[nrsm]?|first|1\.|první|pierwsz\w+",
    r"zweite[nrsm]?|second|2\.|druh\w+|drug\w+",
    r"dritte[nrsm]?|third|3\.|třetí|trzeci\w*",
    r"vierte[nrsm]?|fourth|4\.|čtvrt\w+|czwart\w+",
    r"fünfte[nrsm]?|fifth|5\.",
)
_ORDINAL = tuple(re.compile(rf"(?<!\w)(?:{words})(?=\s+[\wÄÖÜäöü])", re.IGNORECASE) for words in _ORDINALS)
_PLACE = re.compile(
    r"\b(?:Baden|Württemberg|Bayern|Bavaria|Bawari\w+|Bavors\w+|Berlin|Brandenburg|Bremen|Hamburg|Hessen|Hesse|"
    r"Mecklenburg|Niedersachsen|Nordrhein|Westfalen|NRW|Rheinland|Pfalz|Saarland|Sachsen-Anhalt|Schleswig|Holstein|"
    r"Thüringen|Thuringia|Hannover|Hanover|München|Munich|Köln|Cologne|Frankfurt|Stuttgart|Düsseldorf|Nürnberg|"
    r"Leipzig\w*|Dresd\w+|Chemnitz\w*|Zwickau\w*|Görlitz\w*|Bautzen\w*|Plauen\w*|Freiberg\w*|Freital|Pirna|Meißen|Riesa|"
    r"Hoyerswerda|Magdeburg|Halle|Erfurt|Jena|Potsdam|Cottbus|Prag|Prague|Praha|Warschau|Warsaw|Wien|Vienna|Brüssel|"
    r"Brussels|Polen|Poland|Tschechien|Österreich|Austria|Schweiz|Switzerland)\b",
    re.IGNORECASE,
)
_AT_A_PLACE = re.compile(rf"(?:\b(?:in|im|aus|nach|von|bei|from|of|at|w|v|ve)\s+)?{_PLACE.pattern}", re.IGNORECASE)
_ABROAD = {"dresd": "dresd", "munic": "münch", "colog": "köln", "bruss": "brüss", "vienn": "wien", "thuri": "thüri"}


def years_missing(question: str, text: str) -> float:
    """The share of the question's years that `text` lacks; 0 where it names none."""
    return _missing(set(_YEAR.findall(question)), set(_YEAR.findall(text)))


def numbers_missing(question: str, text: str) -> float:
    """The same for all figures."""
    return _missing(set(_NUMBER.findall(question)), set(_NUMBER.findall(text)))


def names_missing(question: str, text: str) -> float:
    """The same for words written with a capital letter that do not begin the question."""
    folded = text.casefold()
    names = {name.casefold() for name in _NAME.findall(question)}
    return _missing(names, {name for name in names if name[:_STEM] in folded})


def places_missing(question: str, text: str) -> float:
    """The same for states, towns and countries."""
    folded = text.casefold()
    places = {place.casefold()[:_STEM] for place in _PLACE.findall(question)}
    return _missing(places, {place for place in places if _ABROAD.get(place, place) in folded})


def without_places(text: str) -> str:
    """The text without the states, towns and countries it names, and without the "in" before them."""
    return " ".join(_AT_A_PLACE.sub("", text).split())


def ordinals_missing(question: str, text: str) -> float:
    """The same for "erste", "zweite", …, in figures or words."""
    asked = {number for number, pattern in enumerate(_ORDINAL) if pattern.search(question)}
    return _missing(asked, {number for number in asked if _ORDINAL[number].search(text)})


def _missing(wanted: set[str] | set[int], held: set[str] | set[int]) -> float:
    return sum(each not in held for each in wanted) / len(wanted) if wanted else 0.0
