"""What kind of fact a question asks for, and where such a fact stands in a sentence."""

from __future__ import annotations

import re
from enum import StrEnum

MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"


class FactKind(StrEnum):
    """The asked-for fact; `OTHER` where the question's words do not tell."""

    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    MONEY = "money"
    PERSON = "person"
    PLACE = "place"
    CONTACT = "contact"
    LIST = "list"
    OTHER = "other"


# The first pattern that is found decides; German with its spoken forms, then English, Polish and Czech.
_ASKED: tuple[tuple[FactKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (FactKind.TIME, r"\b(um wie ?viel uhr|uhrzeit|wie spät|what time|o której|v kolik)\b"),
        (
            FactKind.CONTACT,
            r"\b(telefon\w*|tel\.?|rufnummer|durchwahl|fax\w*|e-?mail\w*|mailadresse|erreich\w*|anruf\w*|phone|call"
            r"|kontakt\w*|contact|hotline|telefonu)\b",
        ),
        (
            FactKind.MONEY,
            r"\b(wie ?viel (geld|euro|kohle)|was kostet\w*|kosten|kostet|fördersumme|preisgeld|wie teuer|zuschuss"
            r"|eintritt\w*|gebühr\w*|umsatz|budget|how much|costs?|fees?|admission|prize money|ile kosztuje|wstęp\w*"
            r"|kolik (stojí|stál[oa]?)|vstup(né)?)\b",
        ),
        (
            FactKind.NUMBER,
            r"\b(wie ?v[ie]+le?|wieviele?|anzahl|zahl|wie (lange?|groß|hoch|oft|weit|alt)|prozent"
            r"|how (many|long|big|large|high|old)|number of|ile|ilu|kolik)\b",
        ),
        (
            FactKind.DATE,
            r"\b(wann|datum|ab wann|seit wann|bis wann|welche[ms]? (jahr|tag|monat|datum)|termin|frist|when"
            r"|which year|what (year|date)|date|kiedy|kdy)\b",
        ),
        (
            FactKind.PERSON,
            r"\b(wer(?! (darf|dürfte|durfte|kann|konnte|könnte|soll|sollte|muss|musste)\b)|wen|wem|wessen"
            r"|welche[rn]? (minister|redner|person|professor)|who(?! (can|could|may|might|should)\b)|whom|whose"
            r"|kto|kogo|kdo|koho)\b",
        ),
        (
            FactKind.PLACE,
            r"\b(wo|woher|wohin|adresse|anschrift|ort|sitz|standort|where|address|location|gdzie|kde|kam)\b",
        ),
        (
            FactKind.LIST,
            r"\b(welche|wie lauten|was (sind|steht|stand)|nenne|liste|which|what are|list|jakie|które|jaké|které)\b",
        ),
    )
)
_DAY = rf"\d{{1,2}}\.\s?(?:{MONTHS}|\d{{1,2}}\.)(?:\s?\d{{4}})?"
_AMOUNT = r"\d[\d.,]*(?:\s(?:Millionen|Milliarden|Mio\.|Mrd\.))?\s(?:Euro|€)"
_NAME = r"[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)*"
_FOUND: dict[FactKind, re.Pattern[str]] = {
    FactKind.DATE: re.compile(
        rf"{_DAY}|(?:(?:Anfang|Mitte|Ende|Frühjahr|Sommer|Herbst|Winter)\s)?(?:(?:{MONTHS})\s)?\b(?:19|20)\d{{2}}\b"
        rf"|\b(?:{MONTHS})\b"
    ),
    FactKind.TIME: re.compile(r"\d{1,2}(?:[:.]\d{2})?(?:\s(?:bis|und)\s\d{1,2}(?:[:.]\d{2})?)?\sUhr|Uhrzeit\w*"),
    FactKind.MONEY: re.compile(rf"{_AMOUNT}|\d[\d.,]*\sProzent|kostenlos|frei\b"),
    FactKind.NUMBER: re.compile(
        rf"{_AMOUNT}|\d[\d.,]*(?:\s(?:Prozent|Millionen|Milliarden|Quadratmeter\w*|Meter\w*|Jahre\w*|Monate\w*|{_NAME}))?"
        r"|\b(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)(?:jährig\w*|köpfig\w*)?\b",
        re.IGNORECASE,
    ),
    FactKind.PERSON: re.compile(
        rf"(?:(?:Professor|Prof\.|Dr\.|Minister(?:präsident)?)\s)*{_NAME}\s{_NAME}"
        rf"|(?:Professor|Prof\.|Dr\.)\s{_NAME}"
    ),
    FactKind.PLACE: re.compile(
        rf"(?:{_NAME}[- ])*{_NAME}(?:straße|allee|platz|weg|gasse)\s\d+\w?(?:,\s\d{{5}}\s{_NAME})?"
        rf"|\b{_NAME}-(?:Straße|Allee|Platz)\s\d+"
        rf"|(?:in|im|am|an der|auf dem|ab)\s(?:der\s|den\s|dem\s)?{_NAME}(?:\s{_NAME})*"
    ),
    FactKind.CONTACT: re.compile(
        r"\+?\d[\d /()-]{6,}\d|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)[^\s,;)]+|[A-ZÄÖÜ][\w-]+(?:straße|-Straße)\s\d+"
    ),
}


def asked_for(question: str) -> FactKind:
    """The kind of fact that the words of `question` ask for."""
    return next((kind for kind, pattern in _ASKED if pattern.search(question)), FactKind.OTHER)


def facts(kind: FactKind, text: str) -> tuple[tuple[int, int], ...]:
    """Where facts of `kind` stand in `text`, as (start, end); empty for kinds that no pattern can find."""
    pattern = _FOUND.get(kind)
    return tuple(found.span() for found in pattern.finditer(text)) if pattern else ()


def new_facts(kind: FactKind, text: str, question: str) -> tuple[tuple[int, int], ...]:
    """Those of `facts` whose words the question does not hold already."""
    asked = question.casefold()
    return tuple(span for span in facts(kind, text) if text[slice(*span)].casefold() not in asked)


def lacks(kind: FactKind, text: str, question: str) -> bool:
    """Whether `text` holds no fact of a kind that can be told, but for those of the question."""
    return kind in _FOUND and not new_facts(kind, text, question)
