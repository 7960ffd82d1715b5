"""What staff may do from any channel: hand in a document, see what it would change, publish it, take it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, TypeAlias


@dataclass(frozen=True, slots=True)
class PassagePreview:
    """One passage as citizens would find it."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Submission:
    """A document that was handed in and read, not published yet.

    `ref` is short enough for a button. `published` is worded for people, "" when the document is undated. `replaces` is
    the title of the live document that it would replace, "" for a new one. `warnings` are whole German sentences.
    """

    ref: str
    name: str
    title: str
    publisher: str
    published: str
    replaces: str
    passages: tuple[PassagePreview, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Declined:
    """What could not be done, and what to do instead: one German sentence."""

    reason: str


@dataclass(frozen=True, slots=True)
class ChangedAnswer:
    """A golden question whose reply is another one now: old and new as one line of text each."""

    question: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Publication:
    """What publishing did. `gate` holds one German sentence for each figure that fell below the gate; when there is one
    and `live` is false, nothing was published and `publish(..., despite_gate=True)` would."""

    live: bool
    snapshot: str
    documents: int
    passages: int
    changed_answers: tuple[ChangedAnswer, ...]
    gate: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What is live; `since` and `newest` (date of the newest document) are worded for people."""

    snapshot: str
    since: str
    documents: int
    passages: int
    newest: str
    waiting: tuple[Submission, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Questions of one meaning that found no answer; dates are worded for people, `nearest` is a passage's heading."""

    example: str
    count: int
    first: str
    last: str
    nearest: str
    score: float


@dataclass(frozen=True, slots=True)
class GapTable:
    """Most frequent first; `csv` holds all of them as a file that office programs open."""

    gaps: tuple[Gap, ...]
    csv: bytes


@dataclass(frozen=True, slots=True)
class PublishedDocument:
    """One that citizens are answered from; `ref` is short enough for a button, `published` is worded for people."""

    ref: str
    title: str
    publisher: str
    published: str


Submitted: TypeAlias = Submission | Declined
Published: TypeAlias = Publication | Declined


class EditorialOffice(Protocol):
    """All methods block; a channel calls them off the event loop. `person` is the channel's number of somebody.

    Every method but `is_staff` and `pair` may only be called for staff and answers others with `Declined` or nothing.
    None of them raises: what goes wrong becomes `Declined`. Each act of staff is written to the audit log.
    """

    def is_staff(self, person: int) -> bool: ...

    def pair(self, person: int, code: str) -> bool:
        """Make somebody staff who knows the code that `strategiebot pair NAME` has shown; a code works once."""
        ...

    def submit_file(self, person: int, name: str, content: bytes, *, note: str = "") -> Submitted:
        """`note` is what stands below it: lines such as "Datum: 3. November 2026"."""
        ...

    def submit_link(self, person: int, address: str, *, note: str = "") -> Submitted: ...

    def submission(self, person: int, ref: str) -> Submission | None:
        """One that still waits, or None."""
        ...

    def publish(self, person: int, ref: str, *, despite_gate: bool = False) -> Published: ...

    def discard(self, person: int, ref: str) -> bool:
        """False when it no longer waits."""
        ...

    def standing(self, person: int) -> Standing | Declined: ...

    def roll_back(self, person: int) -> Standing | Declined:
        """Make the snapshot before the live one live."""
        ...

    def find(self, person: int, words: str) -> PublishedDocument | Declined:
        """The published document of this title, link or file name, or the only one whose title holds these words."""
        ...

    def withdraw(self, person: int, document: str, *, despite_gate: bool = False) -> Published:
        """Take a published document off, named as in `find` or by its `ref`; its file is kept."""
        ...

    def gaps(self, person: int) -> GapTable | Declined: ...
