"""Cuts a document into passages along its headings, never inside a sentence or a list item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.document import Document
from knowledge.passage import Passage, Span
from knowledge.sections import Block, Section, sections_of

LONGEST = 1200
"""Characters: whole sections up to this length were found better than paragraphs (first one right: 0.77, not 0.73)."""
LONGEST_OF_ENTRIES = 400
"""Where a section is a glossary or a list of questions, its entries have little to do with each other."""


def passages_of(document: Document, *, longest: int = LONGEST) -> tuple[Passage, ...]:
    """A document's passages from top to bottom; none for a document that says nothing."""
    found = ((section, run) for section in sections_of(document) for run in _runs(section, longest))
    return tuple(_passage(document, number, section, run) for number, (section, run) in enumerate(found))


def _passage(document: Document, number: int, section: Section, run: Sequence[Block]) -> Passage:
    start, end = run[0].start, run[-1].end
    return Passage(
        id=f"{document.id}#{number}",
        document=document.id,
        title=document.title,
        heading=section.heading,
        text=document.body[start:end],
        start=start,
        end=end,
        sentences=tuple(unit for block in run for unit in block.units),
    )


def _runs(section: Section, longest: int) -> Iterator[list[Block]]:
    """Blocks that make up one passage each, of about even length."""
    limit = min(longest, LONGEST_OF_ENTRIES) if _holds_entries(section) else longest
    groups = list(_groups(block for whole in section.blocks for block in _cut(whole, longest)))
    length = sum(_length(group) for group in groups)
    even = length / -(-length // limit) if length else limit
    run: list[Block] = []
    for group in groups:
        if run and (_length(run) >= even or group[-1].end - run[0].start > limit):
            yield from _quotable(run)
            run = []
        run = [*run, *group]
    yield from _quotable(run)


def _quotable(run: list[Block]) -> Iterator[list[Block]]:
    if any(block.units for block in run):
        yield run


def _groups(blocks: Iterator[Block]) -> Iterator[list[Block]]:
    """A block that leads stays with the next one."""
    group: list[Block] = []
    for block in blocks:
        group.append(block)
        if not block.leads:
            yield group
            group = []
    if group:
        yield group


def _cut(block: Block, longest: int) -> list[Block]:
    """A block longer than a passage falls into its sentences."""
    if block.end - block.start <= longest or len(block.units) < 2:
        return [block]
    starts = [block.start, *(unit.start for unit in block.units[1:])]
    return [
        Block(start, unit.end, (Span(unit.start, unit.end),)) for start, unit in zip(starts, block.units, strict=True)
    ]


def _holds_entries(section: Section) -> bool:
    entries = sum(block.entry for block in section.blocks)
    return entries >= 3 and 2 * entries >= len(section.blocks)


def _length(blocks: Sequence[Block]) -> int:
    return blocks[-1].end - blocks[0].start if blocks else 0
