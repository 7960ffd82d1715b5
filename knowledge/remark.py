"""Something about a document that its editor should look at; English here, other languages word it from the kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from reprlib import repr as shortened


class RemarkKind(StrEnum):
    """What is to be looked at; the sentences below name the values that go with each."""

    UNDATED = "undated"
    DATE_FROM_FILE = "date-from-file"
    DATE_FROM_TEXT = "date-from-text"
    NO_SOURCE_LINK = "no-source-link"
    NO_PUBLISHER = "no-publisher"
    EMPTY = "empty"
    NEARLY_EMPTY = "nearly-empty"
    SUCCESSOR_MISSING = "successor-missing"
    UNKNOWN_FIELD = "unknown-field"
    MISTYPED_FIELD = "mistyped-field"
    QUESTIONS_LEFT_OUT = "questions-left-out"
    HEADING_WITHOUT_QUESTION = "heading-without-question"
    QUESTIONS_WITHOUT_HEADING = "questions-without-heading"
    QUESTION_TWICE = "question-twice"
    CONTRADICTIONS_LEFT_OUT = "contradictions-left-out"
    CONTRADICTION_WITHOUT_DOCUMENT = "contradiction-without-document"
    CONTRADICTION_NOT_SAID = "contradiction-not-said"
    NO_DOCUMENT_BESIDE = "no-document-beside"
    FOLDER = "folder"
    DUPLICATE = "duplicate"
    NEAR_DUPLICATE = "near-duplicate"
    OTHER_FIGURE = "other-figure"
    OTHER_DATE = "other-date"
    QUOTED_PERSON = "quoted-person"
    DEAD_LINK = "dead-link"
    LINKS_UNCHECKED = "links-unchecked"


_FRONT = "in front matter"
ENGLISH: dict[RemarkKind, str] = {
    RemarkKind.UNDATED: f"is undated; give published: {_FRONT}",
    RemarkKind.DATE_FROM_FILE: "takes its date {date} from the file's properties; check it, or give it as published: "
    + _FRONT,
    RemarkKind.DATE_FROM_TEXT: f"takes its date {{date}} from the text; check it, or give it as published: {_FRONT}",
    RemarkKind.NO_SOURCE_LINK: f"has no source link; give source_url: {_FRONT}",
    RemarkKind.NO_PUBLISHER: f"names no publisher; give publisher: {_FRONT}",
    RemarkKind.EMPTY: "holds nothing to quote below its front matter; write the text",
    RemarkKind.NEARLY_EMPTY: "holds only {words} words to quote; check that nothing of the text is missing",
    RemarkKind.SUCCESSOR_MISSING: "is superseded by {successor!r}, which is not there; "
    "correct superseded_by or add the file",
    RemarkKind.UNKNOWN_FIELD: "field '{name}' is not known and not read; known are {known}",
    RemarkKind.MISTYPED_FIELD: "field '{name}' is not known and not read; did you mean {meant}?",
    RemarkKind.QUESTIONS_LEFT_OUT: "its questions are left out: {reason}",
    RemarkKind.HEADING_WITHOUT_QUESTION: "heading {heading!r} has no anticipated question; add some to {file}",
    RemarkKind.QUESTIONS_WITHOUT_HEADING: "{file} names heading {heading!r}, which the text lacks; "
    "correct or remove it",
    RemarkKind.QUESTION_TWICE: "question {question!r} of {heading!r} is also claimed by {owner}; keep it in one place",
    RemarkKind.CONTRADICTIONS_LEFT_OUT: "its contradictions are left out: {reason}",
    RemarkKind.CONTRADICTION_WITHOUT_DOCUMENT: "{file} ({topic}) names document {other!r}, which is not there; "
    "correct or remove it",
    RemarkKind.CONTRADICTION_NOT_SAID: "{file} ({topic}) quotes '{words}', which {other} does not say; "
    "copy it word for word from the text",
    RemarkKind.NO_DOCUMENT_BESIDE: "belongs to no document that could be read; rename or remove it",
    RemarkKind.FOLDER: "is a folder and not entered; move its documents up",
    RemarkKind.DUPLICATE: "says the same as {other}, word for word; withdraw one of them",
    RemarkKind.NEAR_DUPLICATE: "shares {percent} % of its wording with {other}; withdraw one of them, "
    "or name the newer one as superseded_by:",
    RemarkKind.OTHER_FIGURE: "says {here!r} where {other} says {there!r}; correct one of them, or list both in {file}",
    RemarkKind.OTHER_DATE: "dates {what!r} {here!r} where {other} says {there!r}; "
    "correct one of them, or list both in {file}",
    RemarkKind.QUOTED_PERSON: "quotes {person} word for word ({words!r}); check that the quotation is authorised",
    RemarkKind.DEAD_LINK: "links to {address}, which is {trouble}; correct or remove the link",
    RemarkKind.LINKS_UNCHECKED: "{count} links could not be checked, first {address}; "
    "run the check again when the network works",
}


@dataclass(frozen=True, slots=True)
class Remark:
    """`path` is the file and `document` the id of the document that it is about, as far as there is one."""

    kind: RemarkKind
    values: Mapping[str, str | int] = field(default_factory=dict, hash=False)
    path: Path | None = None
    document: str = ""

    @property
    def text(self) -> str:
        """One English sentence without its subject."""
        return ENGLISH[self.kind].format(**self.values)

    def __str__(self) -> str:
        subject = str(self.path) if self.path else self.document
        return f"{subject!r}: {self.text}" if subject else self.text


def cut(words: str) -> str:
    """Foreign words short enough for a sentence, on one line."""
    return shortened(words)[1:-1]
