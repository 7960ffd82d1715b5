"""From a file or a page to a document in the tray, with what is to be known before somebody publishes it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from bot.editing.file_name import ending_of, shown, stem_of
from bot.editing.office import PassagePreview, Submission
from bot.editing.particulars import Particulars
from bot.editing.tray import ORIGINAL, Tray, Waiting
from bot.editing.wording import Wording
from knowledge.checks.completeness import incomplete
from knowledge.document import Document
from knowledge.draft import Draft
from knowledge.markdown_copy import markdown_of
from knowledge.passages import passages_of
from knowledge.reading import READERS, read_document, read_draft
from knowledge.remark import Remark
from knowledge.sources.entry import Entry
from knowledge.sources.extraction import draft_from
from knowledge.sources.fetched import Fetched
from knowledge.sources.slug import slug_of
from knowledge.unreadable import Trouble, UnreadableFile
from knowledge.whole_file import write_whole


@dataclass(frozen=True, slots=True)
class Delivered:
    """What was handed in: `name` for people, `stem` and `ending` for the disk; `read` makes a draft of the original,
    `particulars` are what staff say of it."""

    name: str
    stem: str
    ending: str
    content: bytes
    read: Callable[[Path], Draft]
    particulars: Particulars

    @classmethod
    def from_file(cls, name: str, content: bytes, note: str = "") -> Delivered:
        """`name` and `note` may be anything."""
        particulars = Particulars.from_note(note)
        return cls(shown(name), stem_of(name), ending_of(name), content, read_draft, particulars)

    @classmethod
    def from_page(cls, fetched: Fetched, note: str = "") -> Delivered:
        address = fetched.final_address

        def read(path: Path) -> Draft:
            return draft_from(fetched.content, fetched.type, Entry(address), path.stem)

        return cls(
            shown(address), slug_of(address), fetched.type.ending, fetched.content, read, Particulars.from_note(note)
        )


LookingOver = Callable[[Document, Sequence[Document]], Sequence[Remark]]
"""What there is to say of a document beside the others that stay."""


def not_looked_over(document: Document, others: Sequence[Document]) -> Sequence[Remark]:
    return ()


class Intake:
    """What is published later is the Markdown written here, read again: exactly what staff have seen."""

    def __init__(self, tray: Tray, wording: Wording, looked_over: LookingOver = not_looked_over) -> None:
        self._tray = tray
        self._wording = wording
        self._looked_over = looked_over

    def take(self, delivered: Delivered, by: str, live: Sequence[Document]) -> Waiting:
        """Raises UnreadableFile, TrayFull and OSError, and leaves nothing behind then; `live` are all documents."""
        building = self._tray.begin(len(delivered.content))
        try:
            waiting = self._read(delivered, by, building, live)
            self._tray.keep(building, waiting)
        finally:
            shutil.rmtree(building, ignore_errors=True)
        return waiting

    def _read(self, delivered: Delivered, by: str, building: Path, live: Sequence[Document]) -> Waiting:
        original = building / ORIGINAL / f"{delivered.stem}{delivered.ending}"
        if delivered.ending not in READERS:
            raise UnreadableFile(original, f"has the ending {delivered.ending!r}", Trouble.WRONG_ENDING)
        write_whole(original, delivered.content)
        draft = delivered.particulars.applied_to(delivered.read(original))
        copy = building / f"{delivered.stem}.md"
        write_whole(copy, markdown_of(draft.document).encode())
        document = read_document(copy)
        submission = Submission(
            ref=self._tray.ref_of(building),
            name=delivered.name,
            title=document.title,
            publisher=document.publisher,
            published=self._wording.date(document.published),
            replaces=next((each.title for each in replaced_by(document, live)), ""),
            passages=_preview(copy, document),
            warnings=(
                *(self._wording.text("note-unread", line=shown(line)) for line in delivered.particulars.unread),
                *self._remarks(document, draft.remarks, live),
                *self._same(document, live),
            ),
        )
        return Waiting(submission, document.id, by, datetime.now(UTC), original.name)

    def _remarks(self, document: Document, found: Sequence[Remark], live: Sequence[Document]) -> Iterator[str]:
        known = {document.id, *(each.id for each in live)}
        replaced = {each.id for each in replaced_by(document, live)}
        others = [each for each in live if each.id not in replaced]
        compared = (_by_title(remark, others) for remark in self._looked_over(document, others))
        yield from dict.fromkeys(map(self._wording.remark, (*found, *incomplete(document, known), *compared)))

    def _same(self, document: Document, live: Sequence[Document]) -> Iterator[str]:
        """What the name of the document that it replaces does not tell."""
        first, *more = replaced_by(document, live) or [document]
        if first.id == document.id and first.title != document.title:
            yield self._wording.text("same-name", title=first.title)
        if more:
            yield self._wording.text("replaces-more", titles=", ".join(f"„{each.title}“" for each in more))
        if any(each.document == document.id for each in self._tray.waiting()):
            yield self._wording.text("waits-twice")


def _by_title(remark: Remark, others: Sequence[Document]) -> Remark:
    """Names the other document as editors know it."""
    title = next((each.title for each in others if each.id == remark.values.get("other")), None)
    return replace(remark, values={**remark.values, "other": title}) if title else remark


def replaced_by(document: Document, live: Sequence[Document]) -> list[Document]:
    """The live documents whose place it takes: those of its file name, its link or its title."""
    title = document.title.casefold()
    return [
        each
        for each in live
        if each.id == document.id
        or (each.source_url and each.source_url == document.source_url)
        or each.title.casefold() == title
    ]


def _preview(path: Path, document: Document) -> tuple[PassagePreview, ...]:
    passages = passages_of(document)
    if not passages:
        raise UnreadableFile(path, "holds nothing to quote", Trouble.NO_TEXT)
    return tuple(PassagePreview(passage.heading, passage.text) for passage in passages)
