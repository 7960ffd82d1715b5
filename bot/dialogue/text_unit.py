"""The sentences and list items of a passage, and what each needs to be understood when it is quoted."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.dialogue.asked_fact import FactKind, new_facts
from knowledge.passage import Passage, Span

_MOST_BETWEEN = 8
"""Characters between neighbouring sentences that still run on; more is a heading or a question of its own."""
_ITEM_MARK = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+")
_ASKED_ABOVE = re.compile(r"\*\*[^*\n]+\?\*\*\s*\Z")
_LEAD = re.compile(r":[*_\s]*$")
UNKNOWN = re.compile(
    r"nicht (?:belegt|bekannt|genannt|nennt|angegeben|gefunden|finden|überliefert|beschrieben|enthalten|beantworten"
    r"|hervor|lesbar|vor\b)|(?:nennen|geben|sagen|steht)\b.{0,60}\b(?:nicht|keine)|bleibt offen"
    r"|ist (?:noch )?offen[.,;]"
    r"|lag (?:für dieses Merkblatt )?nicht vor"
    r"|ist unbekannt|fehl(?:t|en)\b|nur der Titel ist bekannt|lässt sich nicht",
    re.IGNORECASE,
)
"""A statement that something is not known."""
_LEANS = re.compile(
    r"^(?:Er|Sie|Es|Ihn|Ihm|Ihr|Ihre[rnms]?|Sein(?:e[rnms]?)?|Dies\w*|Jene\w*|Das|Dort|Dazu|Danach|Zudem|Zugleich|"
    r"Da(?:bei|für|mit|nach|von|zu|rum|mals|raus)?|Außerdem|Auch|Beide|Darin|Daran|Hier|Nachgeholt|Deren|Dessen|"
    r"Seither|Seitdem|Demnach|Nein|Ja)\b"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or list item.

    `mark` is where it begins with what belongs to it: an item's mark, or the bold question that the sentence answers
    (`asked`, else ""; such a sentence leans on nothing before it). `continues`: it is a further sentence of an item.
    """

    text: str
    span: Span
    mark: int
    item: bool
    leads: bool
    asked: str = ""
    continues: bool = False

    @classmethod
    def of(cls, passage: Passage, span: Span) -> Unit:
        at = span.start - passage.start
        line = passage.text.rfind("\n", 0, at) + 1
        before = passage.text[line:at]
        item = bool(_ITEM_MARK.fullmatch(before))
        text = passage.sentence(span)
        question = _ASKED_ABOVE.search(passage.text[:at])
        mark = line if item else question.start() if question else at
        asked = question.group() if question else ""
        continues = not item and bool(_ITEM_MARK.match(before))
        return cls(text, span, passage.start + mark, item, bool(_LEAD.search(text)), asked, continues)

    def fact(self, kind: FactKind, question: str) -> Span | None:
        found = new_facts(kind, self.text, question)
        return Span(self.span.start + found[0][0], self.span.start + found[0][1]) if found else None


def with_context(units: Sequence[Unit], chosen: Sequence[int], longest: int) -> list[int]:
    """The sentences with what they lean on: the one before ("Er …"), a list's lead, a next one on what is not known."""
    needed = set(chosen)
    for number in chosen:
        needed.update(_leaned_on(units, number))
        first = list_around(units, number)[0]
        if units[number].item and units[first].leads:
            needed.add(first)
        after = number + 1
        if after < len(units) and _runs_on(units[number], units[after]) and UNKNOWN.search(units[after].text):
            needed.add(after)
    return sorted(needed if length_of(units, needed) <= longest else set(chosen))


def _leaned_on(units: Sequence[Unit], number: int) -> set[int]:
    """The sentences before that "Er …", "Dort …" or the rest of an item need, as far back as one leans on the next."""
    needed: set[int] = set()
    while number and not units[number].asked and (units[number].continues or _LEANS.match(units[number].text)):
        number -= 1
        needed.add(number)
    return needed


def list_around(units: Sequence[Unit], number: int) -> list[int]:
    """The list that the sentence belongs to or announces, with its lead; else the sentence alone."""
    first = last = number
    while units[first].item and first > 0 and (units[first - 1].item or units[first - 1].leads):
        first -= 1
    if units[number].item or units[number].leads:
        while last + 1 < len(units) and units[last + 1].item:
            last += 1
    return list(range(first, last + 1))


def runs(units: Sequence[Unit], chosen: Sequence[int]) -> tuple[Span, ...]:
    """Neighbouring sentences become one span; one that starts within a list starts with the item's mark."""
    groups: list[list[int]] = []
    for number in chosen:
        if groups and number == groups[-1][-1] + 1 and _runs_on(units[number - 1], units[number]):
            groups[-1].append(number)
        else:
            groups.append([number])
    return tuple(Span(_begin(units[group[0]], alone=len(group) == 1), units[group[-1]].span.end) for group in groups)


def _begin(unit: Unit, *, alone: bool) -> int:
    return unit.span.start if alone and unit.item else unit.mark


def shortened(spans: Sequence[Span], text: str, at: int, longest: int) -> tuple[Span, ...]:
    """The spans as far as `longest` characters reach, cut between words; `text` starts at offset `at` of the body."""
    kept: list[Span] = []
    for span in spans:
        room = longest - sum(each.end - each.start for each in kept)
        if span.end - span.start <= room:
            kept.append(span)
            continue
        cut = text.rfind(" ", span.start - at, span.start - at + room + 1)
        if cut > span.start - at:
            kept.append(Span(span.start, at + cut))
        break
    return tuple(kept) or (Span(spans[0].start, min(spans[0].end, spans[0].start + longest)),)


def _runs_on(before: Unit, unit: Unit) -> bool:
    return unit.mark - before.span.end <= _MOST_BETWEEN


def length_of(units: Sequence[Unit], chosen: Collection[int]) -> int:
    return sum(len(units[number].text) + 4 for number in chosen)
