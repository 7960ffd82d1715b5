"""Sets beside a quotation what is told differently elsewhere: all sides shown, the newest document first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.dialogue.asked_fact import FactKind, facts
from bot.dialogue.quotation import LONGEST, Extract
from bot.dialogue.text_unit import Unit, runs, with_context
from index.snapshot import Snapshot
from knowledge.contradictions import span_of
from knowledge.document import Document, Statement
from knowledge.passage import Passage, Span

_YEAR = re.compile(r"(?:19|20)\d{2}\b")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What one quotation shows: `span` of the body that `passage` is from, with the asked-for `facts` in bold.

    `older`: something shown beside it was published later.
    """

    passage: Passage
    span: Span
    facts: tuple[Span, ...] = ()
    older: bool = False


@dataclass(frozen=True, slots=True)
class Excerpts:
    """All that a reply quotes; `differ`: they contradict each other."""

    shown: tuple[Excerpt, ...]
    differ: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a contradicted statement stands: `words` of the body and the whole sentences around them."""

    passage: Passage
    words: Span
    sentences: tuple[Span, ...]

    def is_in(self, excerpts: Iterable[Excerpt]) -> bool:
        return any(
            excerpt.passage.document == self.passage.document and _overlap(excerpt.span, self.words)
            for excerpt in excerpts
        )


class Contradictions:
    """Those of one snapshot; noted beside one document, each is found from both sides."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._documents = snapshot.documents_by_id
        self._sides: defaultdict[str, list[tuple[Place, Place]]] = defaultdict(list)
        for document in snapshot.documents:
            for contradiction in document.contradictions:
                one = self._place(snapshot, Statement(document.id, contradiction.statement))
                for statement in contradiction.others:
                    self._oppose(one, self._place(snapshot, statement))

    def confront(self, extract: Extract) -> Excerpts:
        """The extract, and with it the other sides of what it says in answer to the question, as far as they fit."""
        asked = (extract.fact,) if extract.fact else ()
        shown = [Excerpt(extract.passage, span, asked) for span in extract.spans]
        others = self._others(extract)
        for place in others:
            if not place.is_in(shown):
                further = self._excerpts(place, extract)
                if _length((*shown, *further)) <= LONGEST:
                    shown += further
        if not any(place.is_in(shown) for place in others):
            return Excerpts(tuple(shown))
        return Excerpts(self._in_order(shown), differ=True)

    def _place(self, snapshot: Snapshot, statement: Statement) -> Place | None:
        """None for what is not there, of which a refresh has warned."""
        document = self._documents.get(statement.document)
        words = span_of(statement.text, document) if document else None
        if words is None:
            return None
        of_document = (passage for passage in snapshot.passages if passage.document == statement.document)
        return next((_place(each, words) for each in of_document if each.start <= words.start < each.end), None)

    def _oppose(self, one: Place | None, other: Place | None) -> None:
        if one and other:
            self._sides[one.passage.document].append((one, other))
            self._sides[other.passage.document].append((other, one))

    def _others(self, extract: Extract) -> list[Place]:
        """The other sides of what the extract says in answer to the question, the newest first."""
        sides = self._sides.get(extract.passage.document, ())
        others = dict.fromkeys(other for place, other in sides if _is_asked(place.words, extract))
        return sorted(others, key=lambda place: self._age(place.passage.document))

    def _excerpts(self, place: Place, extract: Extract) -> list[Excerpt]:
        body = self._documents[place.passage.document].body
        at, words = place.words.start, body[place.words.start : place.words.end]
        found = facts(extract.kind, words) if extract.fact else ()
        bold = [Span(at + start, at + end) for start, end in found if not _is_year(extract.kind, words[start:end])][:1]
        return [Excerpt(place.passage, span, tuple(bold)) for span in place.sentences]

    def _in_order(self, shown: Sequence[Excerpt]) -> tuple[Excerpt, ...]:
        """The newest document first, each in the order of its text."""
        ids = dict.fromkeys(excerpt.passage.document for excerpt in shown)
        documents = [self._documents[id] for id in ids]
        rank = {id: number for number, id in enumerate(sorted(ids, key=lambda id: self._age(id, ids)))}
        ordered = sorted(shown, key=lambda excerpt: (rank[excerpt.passage.document], excerpt.span.start))
        older = {one.id: any(_is_later(other, one) for other in documents) for one in documents}
        return tuple(replace(excerpt, older=older[excerpt.passage.document]) for excerpt in self._joined(ordered))

    def _joined(self, ordered: Iterable[Excerpt]) -> list[Excerpt]:
        """What follows one another in the text becomes one quotation."""
        joined: list[Excerpt] = []
        for excerpt in ordered:
            before = joined[-1] if joined else None
            if before and before.passage == excerpt.passage and self._run_on(before, excerpt):
                span = Span(before.span.start, max(before.span.end, excerpt.span.end))
                joined[-1] = replace(before, span=span, facts=tuple(dict.fromkeys(before.facts + excerpt.facts)))
            else:
                joined.append(excerpt)
        return joined

    def _run_on(self, before: Excerpt, excerpt: Excerpt) -> bool:
        between = self._documents[before.passage.document].body[before.span.end : excerpt.span.start]
        return not between.strip()

    def _age(self, id: str, shown: Iterable[str] = ()) -> tuple[bool, int]:
        """Sorts the newest first, what has been superseded and what has no date last."""
        document = self._documents[id]
        day = document.published.first_day().toordinal() if document.published else 0
        return (document.superseded_by is not None and document.superseded_by in shown, -day)


def _place(passage: Passage, words: Span) -> Place:
    units = [Unit.of(passage, span) for span in passage.sentences]
    held = [number for number, unit in enumerate(units) if _overlap(unit.span, words)]
    return Place(passage, words, runs(units, with_context(units, held, LONGEST)))


def _is_year(kind: FactKind, fact: str) -> bool:
    return kind is FactKind.NUMBER and _YEAR.match(fact) is not None


def _is_asked(words: Span, extract: Extract) -> bool:
    """Whether the statement is the answer: it holds the asked-for fact, or is most of the sentence found first."""
    if extract.fact and _overlap(words, extract.fact):
        return True
    common = min(words.end, extract.best.end) - max(words.start, extract.best.start)
    return 2 * common >= extract.best.end - extract.best.start


def _is_later(one: Document, other: Document) -> bool:
    """Whether one was published after the other for certain: "2017" and "2017-03" may be the same day."""
    if not one.published or not other.published:
        return False
    return one.published.first_day() > other.published.last_day()


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _length(excerpts: Iterable[Excerpt]) -> int:
    return sum(excerpt.span.end - excerpt.span.start for excerpt in excerpts)
