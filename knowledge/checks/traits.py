"""What the comparing checks need to know of one document, found once for as long as it stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

from knowledge.checks.claim import Claim
from knowledge.checks.date_claim import date_claims
from knowledge.checks.figure_claim import figure_claims
from knowledge.checks.quotation import quoted_persons
from knowledge.checks.sparseness import sparse
from knowledge.checks.statement import Statement, statements_of
from knowledge.checks.wording import Wording
from knowledge.document import Document
from knowledge.figure import found_in
from knowledge.remark import Remark
from knowledge.sections import Section, sections_of

_GERMAN = "de"


@dataclass(frozen=True, slots=True)
class Traits:
    """`remarks` are those that need no other document."""

    wording: bytes
    sample: tuple[int, ...]
    claims: tuple[Claim, ...]
    remarks: tuple[Remark, ...]

    @classmethod
    def of(cls, document: Document) -> Traits:
        sections = sections_of(document)
        wording = Wording(document.body)
        return cls(
            wording.fingerprint,
            wording.sample,
            tuple(_claims(document, sections)),
            (*sparse(document, sections), *quoted_persons(document, sections)),
        )


def state_of(document: Document) -> bytes:
    """Changes with everything that traits are made from."""
    parts = (document.title, document.body, document.language, document.published, document.event, document.topics)
    return blake2b(repr(parts).encode(), digest_size=16).digest()


def _claims(document: Document, sections: tuple[Section, ...]) -> Iterator[Claim]:
    """Those of German documents; how other languages tell what a number counts is not known here."""
    if document.language.split("-")[0] != _GERMAN:
        return
    year = document.event.start.year if document.event else document.published.year if document.published else None
    for statement in statements_of(document, sections):
        yield from _claims_in(statement, year)


def _claims_in(statement: Statement, year: int | None) -> Iterator[Claim]:
    found = found_in(statement.text, _GERMAN)
    yield from figure_claims(statement, found.numbers, year)
    yield from date_claims(statement, found.dates, year)
