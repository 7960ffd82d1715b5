"""Numbers that count or measure something: "24.200 Besucher aus 35 Ländern", "eine Fläche von 230 Quadratmetern"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from knowledge.checks.claim import Claim
from knowledge.checks.statement import Statement, nouns_in
from knowledge.figure import FoundNumber
from knowledge.passage import Span
from knowledge.word import german_stem


def _stems(words: str) -> frozenset[str]:
    return frozenset(map(german_stem, words.split()))


_LASTING = _stems("Meter Quadratmeter Kilometer Hektar Seite")
"""What is measured so does not change from year to year."""
_UNITS = _LASTING | _stems("Euro Prozent Kilogramm Tonne Punkt Megawatt Gigawatt Kilowattstunde Grad")
"""Of these every text has many; two figures are of one thing only where the thing is named beside them."""
_UNCLAIMED = _stems("Uhr Mal Jahr Monat Woche Tag Stunde Minute Jahrhundert Quartal Klasse Auflage Uhrzeit Platz")
"""Of time every text tells much, and ages, terms and distances alike."""
_SIGNS = {"€": "Euro", "m²": "Quadratmeter", "qm": "Quadratmeter", "%": "Prozent"}

_NOUN = r"[A-ZÄÖÜ][^\W\d_]+(?:-[^\W\d_]+)*"
_ADJECTIVES = r"(?P<adjectives>(?:(?!über\b|unter\b|oder\b)[a-zäöüß-]{3,}(?:e|en|er|es|em)\s+){0,2})"
_COUNTED = re.compile(rf"(?:(?<=[a-z])\.)?(?:\s*(?P<sign>€|m²|qm\b)|\s+{_ADJECTIVES}(?P<noun>{_NOUN}))")
_FOLLOWING = re.compile(rf"\s+(?:(?:der|des|an|für|von)\s+)?(?:[a-zäöüß]{{4,}}\s+){{0,2}}(?P<noun>{_NOUN})")
_QUALIFIER = re.compile(
    r"\b(?:(?P<about>rund|etwa|ca\.|circa|ungefähr|annähernd|gut|gegen)|(?P<above>über|mehr als|(?:von )?mindestens|"
    r"(?:weit )?über)|(?P<below>fast|knapp|nahezu|beinahe|unter|weniger als)|(?P<most>bis zu|höchstens|maximal))\s+$",
    re.IGNORECASE,
)
_LINKED = re.compile(rf"(?P<noun>{_NOUN})\s+(?:aus|auf|mit|in|von|für)\s+$")
_PRECEDING = re.compile(rf"(?P<noun>{_NOUN})(?:\s*:)?\s+(?:[a-zäöüß]+\s+){{0,3}}$")
_NO_COUNT = re.compile(
    r"(?:\b(?:Linien?|Halle|Kapitel|Seiten?|Nr\.|Nummer|Artikel|Absatz|Industrie|Mittelstand|Postfach|Klasse|Stand|Ziffer|"
    r"Anlage|Phase|Stufe|Teil|Version|Punkt|Platz|Paragra(?:ph|f))|(?:[Ss]traße|[Aa]llee|[Ww]eg|[Pp]latz|gasse)|[§#+/-]|"
    r"(?<![\d.,])(?!(?:19|20)\d\d\s*$)\d[\d.,]*|"
    r"\b(?:Telefon|Telefax|Tel\.|Fax))\s*$"
)
_LABEL = re.compile(r"(?:1[5-9]|20)\d{2}|0\d+")
"""A year, a code with a leading zero."""
_FEWEST = 4
"""Smaller counts are too many and say too little: "zwei Ziele", "drei Themen"."""
_SAYING_NOTHING = _stems("solche weitere neue insgesamt gesamte")
_ORDINAL = re.compile(r"t(?:e|en|er|es|em)$|dutzend")
_RANGE = re.compile(r"\s*(?:bis|–|-|oder|und)\s*")
_ABOUT = 0.1
_ABOVE = 1.3


@dataclass(frozen=True, slots=True)
class _Range:
    low: float
    high: float


def figure_claims(statement: Statement, numbers: Iterable[FoundNumber], published: int | None) -> Iterator[Claim]:
    """`numbers` are those of the statement; `published` is the year that counts where none is named."""
    if len(statement.years) > 1:
        return  # which figure is of which year only a reader can tell
    year = statement.years[0] if statement.years else published
    ordered = sorted(numbers, key=lambda number: number.span.start)
    pairs = [(before, number) for before, number in pairwise([None, *ordered]) if number]
    figures = [figure for before, number in pairs if (figure := _figure(statement.text, number, before))]
    counted = {figure.thing for figure in figures}.union(*(figure.role for figure in figures))
    yield from (_claim(statement, figure, statement.nouns - counted, year) for figure in figures)


@dataclass(frozen=True, slots=True)
class _Figure:
    """`thing` is the stem of what is counted or of the unit; `limit`: it is the most that is allowed."""

    thing: str
    limit: bool
    adjectives: frozenset[str]
    role: frozenset[str]
    values: _Range
    span: Span


def _claim(statement: Statement, figure: _Figure, own: frozenset[str], year: int | None) -> Claim:
    when = "" if figure.thing in _LASTING else str(year)
    return Claim(
        keys=(
            " ".join(filter(None, (figure.thing, when, "most" if figure.limit else "", *sorted(figure.adjectives)))),
        ),
        low=figure.values.low,
        high=figure.values.high,
        said=" ".join(statement.text[figure.span.start : figure.span.end].split()),
        role=figure.role,
        own=own,
        around=statement.around,
        places=statement.places,
        start=statement.span.start,
        end=statement.span.end,
    )


def _figure(text: str, number: FoundNumber, previous: FoundNumber | None) -> _Figure | None:
    """None for what is no count: a year, a code, a place in a row."""
    written = text[number.span.start : number.span.end]
    start = number.span.start
    spread = previous if previous and _RANGE.fullmatch(text[previous.span.end : start]) else None
    qualifier = _QUALIFIER.search(text[: spread.span.start if spread else start])
    start = qualifier.start() if qualifier else spread.span.start if spread else start
    counted = None if number.number.percent else _COUNTED.match(text, number.span.end)
    thing = _thing(counted)
    is_unit = thing in _UNITS
    end = counted.end() if counted else number.span.end
    role = _role(text[:start], text[end:], is_unit)
    if (
        _is_label(text, number.span, written)
        or _NO_COUNT.search(text[:start])
        or not (counted or number.number.percent)
    ):
        return None
    if thing in _UNCLAIMED or (is_unit and not role) or (not is_unit and number.number.value < _FEWEST):
        return None
    adjectives = (counted["adjectives"] or "").split() if counted else []
    return _Figure(
        thing,
        bool(qualifier and qualifier["most"]),
        frozenset(map(german_stem, adjectives)) - _SAYING_NOTHING,
        role,
        _values(number, spread, qualifier),
        Span(start, end),
    )


def _is_label(text: str, span: Span, written: str) -> bool:
    postal = (
        len(written) == 5
        and text[span.end : span.end + 2].lstrip()[:1].isupper()
        and text[: span.start].rstrip()[-1:] in ",("
    )
    return bool(_LABEL.fullmatch(written) or _ORDINAL.search(written.lower())) or (written.isdigit() and postal)


def _thing(counted: re.Match[str] | None) -> str:
    if not counted:
        return german_stem("Prozent")
    return german_stem(_SIGNS.get(counted["sign"] or "", counted["noun"] or ""))


def _role(lead: str, rest: str, is_unit: bool) -> frozenset[str]:
    """What the figure belongs to: "Besucher" in "Besucher aus 35 Ländern", "Umsatz" in "58 Milliarden Euro Umsatz"."""
    found = [_LINKED.search(lead)]
    if is_unit:
        found += [_FOLLOWING.match(rest), _PRECEDING.search(lead)]
    return frozenset[str]().union(*(nouns_in(each["noun"]) for each in found if each))


def _values(number: FoundNumber, spread: FoundNumber | None, qualifier: re.Match[str] | None) -> _Range:
    high = float(number.number.value)
    low = float(spread.number.value) if spread else high
    kind = qualifier.lastgroup if qualifier else None
    if kind == "about":
        return _Range(low * (1 - _ABOUT), high * (1 + _ABOUT))
    if kind == "above":
        return _Range(low, high * _ABOVE)
    if kind == "below":
        return _Range(low * (1 - _ABOUT), high)
    return _Range(low - _rounding(low), high + _rounding(high))


def _rounding(value: float) -> float:
    """Half the last digit that is no zero, at most two in a hundred: "24.000" may stand for 24.200."""
    digits = f"{value:.10f}".rstrip("0").rstrip(".")
    if "." in digits:
        return 0.0
    unit = 10 ** (len(digits) - len(digits.rstrip("0")))
    return min(unit / 2, value * 0.02) if unit > 1 else 0.0
