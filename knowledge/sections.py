"""What stands below each heading of a document, in blocks that are shown whole, each with its quotable units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from knowledge.document import Document
from knowledge.markdown_blocks import Heading, Leaf, Shape, headings_and_leaves
from knowledge.passage import Span
from knowledge.sentences import sentence_spans

LONGEST_ITEM = 300
"""Characters up to which a list item of several sentences is quoted whole."""
LONGEST_ENTRY = 500
"""The same for an entry with a run-in heading ("**FuE:** …"), which is nothing without its term."""

_QUESTION = re.compile(r"(?P<mark>\*\*|__)[^*_\n]+\?(?P=mark)\s*")
_RUN_IN = re.compile(r"(?:\*\*|__)[^*\n]+?(?::(?:\*\*|__)|(?:\*\*|__):)\s")
_PROVENANCE = re.compile(r"quellen?(?:angaben?|nachweise?|verzeichnis)?:?", re.IGNORECASE)
_LEADS = re.compile(r":[*_“”\")]*$")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item or table row. `leads`: it means nothing without the next block ("Es diskutierten:").

    `entry`: it stands for itself, as an entry of a glossary or a question with its answer.
    """

    start: int
    end: int
    units: tuple[Span, ...]
    leads: bool = False
    entry: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """The blocks between one heading and the next; `heading` is the document's title where there is none."""

    heading: str
    blocks: tuple[Block, ...]


def sections_of(document: Document) -> tuple[Section, ...]:
    """All sections with something to quote; "Quellen" and what is below it is provenance and left out."""
    return tuple(section for section in _sections(document) if any(block.units for block in section.blocks))


def _sections(document: Document) -> Iterator[Section]:
    heading, provenance, leaves = Heading(document.title, 0), 0, list[Leaf]()
    for found in headings_and_leaves(document.body):
        if isinstance(found, Heading):
            yield _section(heading, leaves, document)
            leaves = []
            provenance = _provenance_level(found, provenance)
            heading = found
        elif not provenance:
            leaves.append(found)
    yield _section(heading, leaves, document)


def _provenance_level(heading: Heading, level: int) -> int:
    """The level of the "Quellen" we are in, or 0; a heading below it does not end it."""
    if level and heading.level > level:
        return level
    return heading.level if _PROVENANCE.fullmatch(heading.title) else 0


def _section(heading: Heading, leaves: Sequence[Leaf], document: Document) -> Section:
    together = (list(group) for _, group in groupby(leaves, key=lambda leaf: leaf.block))
    return Section(heading.title or document.title, tuple(_block(group, document) for group in together))


def _block(leaves: Sequence[Leaf], document: Document) -> Block:
    start, end = min(leaves[0].block, leaves[0].start), leaves[-1].end
    text = document.body[leaves[0].start : leaves[0].end]
    units = tuple(unit for leaf in leaves for unit in _units(leaf, document))
    paragraph = len(leaves) == 1 and leaves[0].shape is Shape.PARAGRAPH
    return Block(
        start,
        end,
        units,
        leads=leaves[0].shape is Shape.TABLE_HEAD or bool(_LEADS.search(text) or _QUESTION.fullmatch(text)),
        entry=paragraph and bool(_QUESTION.match(text) or _RUN_IN.match(text)),
    )


def _units(leaf: Leaf, document: Document) -> Iterator[Span]:
    text = document.body[leaf.start : leaf.end]
    question = _QUESTION.match(text)
    skipped = question.end() if question and leaf.shape is Shape.PARAGRAPH else 0
    if leaf.shape in (Shape.TABLE_HEAD, Shape.MARKUP):
        return
    if leaf.shape is Shape.ROW or (not skipped and len(text) <= _longest_unit(leaf, text)):
        spans: tuple[Span, ...] = (Span(0, len(text)),)
    else:
        spans = _joined(text[skipped:], sentence_spans(text[skipped:], document.language))
    for span in spans:
        if any(map(str.isalnum, text[skipped + span.start : skipped + span.end])):
            yield Span(leaf.start + skipped + span.start, leaf.start + skipped + span.end)


def _joined(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """A "Nein." is quoted with the sentence after it."""
    joined: list[Span] = []
    for span in spans:
        alone = joined and " " not in text[joined[-1].start : joined[-1].end]
        joined.append(Span(joined.pop().start, span.end) if alone else span)
    return tuple(joined)


def _longest_unit(leaf: Leaf, text: str) -> int:
    if leaf.shape is Shape.ITEM:
        return LONGEST_ITEM
    return LONGEST_ENTRY if _RUN_IN.match(text) else 0
