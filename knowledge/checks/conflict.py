"""When two claims are about the same thing and yet differ; made to be right rather than complete."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from knowledge.checks.claim import Claim


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Shares of the weight of a claim's nouns that the other side must hold, set so that 270 invented press texts and
    240 paragraphs of Wikipedia give hardly an alarm: of those that the sentence says, on average of both sentences and
    in each; of those with heading, title and the sentence before, on average and, for a sentence that says nothing but
    the figure ("Das Preisgeld beträgt 9.000 Euro"), in each."""

    said: float
    said_each: float
    all: float
    all_bare: float = 0.4


_FIGURES = _Bounds(said=0.45, said_each=0.3, all=0.35)
_NEAR_DATES = _Bounds(said=0.3, said_each=0.1, all=0.15)
"""Days of one month: that two things are told so alike and happen so close is rare by itself."""
_FAR_DATES = _Bounds(said=0.75, said_each=0.3, all=0.25)
_SHORTEST_PART = 5
"""Letters of a word that is found at the end of a longer one: "Konferenz" of "Strategiekonferenz"."""
_COMMON = 20
"""One of so many documents, and more than `_FEW`, may hold a noun that still tells things apart."""
_FEW = 10


@dataclass(frozen=True, slots=True)
class Weights:
    """How many of `documents` each noun stands in: what all of them hold tells nothing apart."""

    documents: int
    holding: Mapping[str, int]

    def of(self, noun: str) -> float:
        return math.log((self.documents + 50) / (self.holding.get(noun, 0) + 5))

    def sum(self, nouns: Iterable[str]) -> float:
        return sum(self.of(noun) for noun in nouns)

    def share(self, part: Collection[str], whole: Collection[str]) -> float:
        return self.sum(part) / self.sum(whole) if whole else 1.0

    def is_telling(self, noun: str) -> bool:
        return self.holding.get(noun, 0) <= max(_FEW, self.documents / _COMMON)


def opposed(claim: Claim, others: Collection[Claim], own: Iterable[Claim], weights: Weights) -> Claim | None:
    """The one of another document's claims that `claim` contradicts; `own` are all claims of its own document.

    A value that the other document gives as well is no contradiction, whatever else is told there.
    """
    others = [other for other in others if set(other.keys) & set(claim.keys)]
    if any(claim.agrees(other) for other in others):
        return None
    mine = list(own)
    alike = [
        (score, other)
        for other in others
        if (score := _likeness(claim, other, weights))
        and not any(other.agrees(each) for each in mine if _same(each, other))
    ]
    return max(alike, key=lambda each: each[0])[1] if alike else None


def _same(one: Claim, other: Claim) -> bool:
    return bool(set(one.keys) & set(other.keys))


def _likeness(one: Claim, other: Claim, weights: Weights) -> float:
    """0 where they need not be about the same thing."""
    if (one.role or other.role) and not _shared(one.role, other.role | (other.own if one.is_date else frozenset())):
        return 0.0
    if one.places and other.places and not _shared(one.places, other.places):
        return 0.0
    if not any(weights.is_telling(noun) for noun in _subjects(one, other)):
        return 0.0
    bounds = _bounds(one, other)
    sides = ((one, other), (other, one))
    said = [weights.share(_shared(a.own, b.own | b.around), a.own) for a, b in sides]
    if sum(said) / 2 < bounds.said or min(said) < bounds.said_each:
        return 0.0
    everything = [weights.share(_shared(a.own | a.around, b.own | b.around), a.own | a.around) for a, b in sides]
    bare = not (one.own and other.own)
    mean = sum(everything) / 2
    return 0.0 if mean < bounds.all or (bare and min(everything) < bounds.all_bare) else mean


def _bounds(one: Claim, other: Claim) -> _Bounds:
    if not one.is_date:
        return _FIGURES
    return _NEAR_DATES if one.is_near(other) else _FAR_DATES


def _subjects(one: Claim, other: Claim) -> frozenset[str]:
    """What both are about, word for word: an industry is not the textile industry."""
    shared = (one.own | one.around) & (other.own | other.around)
    if not one.is_date:
        shared -= one.role | other.role
    return shared & (one.own | other.own) or shared


def _shared(nouns: Collection[str], others: Collection[str]) -> frozenset[str]:
    """Those of `nouns` that are among the others, or part of a compound there, or the other way round."""
    return frozenset(
        noun
        for noun in nouns
        if noun in others or any(_is_part(noun, other) or _is_part(other, noun) for other in others)
    )


def _is_part(noun: str, compound: str) -> bool:
    return len(noun) >= _SHORTEST_PART and compound.endswith(noun)
