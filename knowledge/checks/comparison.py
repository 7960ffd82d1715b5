"""Finds in documents what an editor should look at before they are published, each compared with all others."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge.checks.claim import Claim
from knowledge.checks.conflict import Weights, opposed
from knowledge.checks.ledger import Ledger, Progress
from knowledge.checks.wording import SAMPLE, Wording
from knowledge.contradictions import ENDING, span_of
from knowledge.document import Document, Statement
from knowledge.remark import Remark, RemarkKind

_NEAR = 0.7
"""Share of the wording from which two documents are versions of one."""
_LEAST = SAMPLE // 3
"""Runs of the sample from which the whole wording is compared: below, 0.7 is out of reach but for one in thousands."""
_MOST_OF_A_PAIR = 3
"""Contradictions told of two documents; more would say the same again."""
_MOST_OF_A_DOCUMENT = 6
"""Contradictions told of one document: who has looked at these has seen what there is to see."""


def check(
    documents: Sequence[Document],
    changed: Collection[str] | None = None,
    file: Path | None = None,
    progress: Progress | None = None,
) -> Mapping[str, tuple[Remark, ...]]:
    """Remarks by document id on those of the `changed` ids, or on all where none are given; two of them that differ are
    remarked on once.

    `file` keeps what was found from one time to the next. One that cannot be used costs time and nothing else.
    """
    wanted = frozenset(document.id for document in documents) if changed is None else frozenset(changed)
    if file:
        try:
            return _checked(documents, wanted, file, progress)
        except sqlite3.OperationalError:  # in use by somebody else, or the disk is full
            pass
        except (sqlite3.DatabaseError, OSError, ValueError, KeyError, TypeError):  # damaged, or written by other rules
            _discard(file)
    return _checked(documents, wanted, None, progress)


def _discard(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return  # then the next check does without it, too


def _checked(
    documents: Sequence[Document], wanted: frozenset[str], file: Path | None, progress: Progress | None
) -> Mapping[str, tuple[Remark, ...]]:
    with Ledger(file) as ledger:
        ledger.hold(documents, progress)
        comparison = _Comparison(
            ledger,
            ledger.weights(),
            {document.id: number for number, document in enumerate(documents)},
            documents,
            wanted,
        )
        found = {id: tuple(comparison.remarks(id)) for id in comparison.order if id in wanted}
    return {id: remarks for id, remarks in found.items() if remarks}


@dataclass(frozen=True)
class _Comparison:
    ledger: Ledger
    weights: Weights
    order: Mapping[str, int]
    documents: Sequence[Document]
    wanted: frozenset[str]

    def remarks(self, id: str) -> Iterator[Remark]:
        document = self._document(id)
        found = (*self.ledger.remarks(id), *self._duplicates(document), *self._contradictions(document))
        yield from (replace(remark, document=id) for remark in found)

    def _document(self, id: str) -> Document:
        return self.documents[self.order[id]]

    def _is_due(self, document: Document, other: str) -> bool:
        """Whether a pair is remarked on here: not where the other one of it is due as well and comes later."""
        if _replaces(document, self._document(other)) or _replaces(self._document(other), document):
            return False
        return other not in self.wanted or self.order[other] < self.order[document.id]

    def _duplicates(self, document: Document) -> Iterator[Remark]:
        wording = Wording(document.body)
        for other in self.ledger.worded_alike(document.id, _LEAST):
            if not wording.words or not self._is_due(document, other):
                continue
            other_wording = Wording(self._document(other).body)
            share = wording.shared_with(other_wording)
            if wording.words == other_wording.words:
                yield Remark(RemarkKind.DUPLICATE, {"other": other})
            elif share >= _NEAR:
                yield Remark(RemarkKind.NEAR_DUPLICATE, {"other": other, "percent": min(99, round(100 * share))})

    def _contradictions(self, document: Document) -> Iterator[Remark]:
        told: dict[str, int] = {}
        claims = self.ledger.claims(document.id)
        for claim in claims:
            for other, comparable in self.ledger.comparable(claim, document.id).items():
                if sum(told.values()) >= _MOST_OF_A_DOCUMENT:
                    return
                if told.get(other, 0) >= _MOST_OF_A_PAIR or not self._is_due(document, other):
                    continue
                opposite = opposed(claim, comparable, claims, self.weights)
                if opposite and not _is_listed(document, claim, self._document(other), opposite):
                    told[other] = told.get(other, 0) + 1
                    yield _remark(document, claim, other, opposite)


def _replaces(document: Document, other: Document) -> bool:
    return other.superseded_by == document.id


def _remark(document: Document, claim: Claim, other: str, opposite: Claim) -> Remark:
    values = {"here": claim.said, "there": opposite.said, "other": other, "file": document.id + ENDING}
    if not claim.is_date:
        return Remark(RemarkKind.OTHER_FIGURE, values)
    return Remark(RemarkKind.OTHER_DATE, values | {"what": _shown(document.body[claim.start : claim.end])})


def _shown(sentence: str) -> str:
    words = " ".join(sentence.replace("*", "").split())
    return words if len(words) <= 80 else words[:80].rsplit(" ", 1)[0] + " …"


def _is_listed(document: Document, claim: Claim, other: Document, opposite: Claim) -> bool:
    """Whether editors know of it already, from either side."""
    places = ((document, claim), (other, opposite))
    for holder in (document, other):
        for contradiction in holder.contradictions:
            stated = (Statement(holder.id, contradiction.statement), *contradiction.others)
            if all(any(_is_in(statement, *place) for statement in stated) for place in places):
                return True
    return False


def _is_in(statement: Statement, document: Document, claim: Claim) -> bool:
    if statement.document != document.id:
        return False
    span = span_of(statement.text, document)
    return span is not None and span.start < claim.end and claim.start < span.end
