"""What the dialogue gives to every channel: data, no markup."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.occasions.occasion import Occasion


class Status(StrEnum):
    """How a question was met; the one vocabulary of replies, journal, metrics and evaluation."""

    ANSWERED = "answered"
    CLARIFY = "clarify"
    NO_ANSWER = "no_answer"
    OUT_OF_SCOPE = "out_of_scope"
    SMALLTALK = "smalltalk"
    REFUSED = "refused"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim piece of a document: `text` is `body[start:end]`.

    `emphasis` are (start, end) pairs of `text`, the fact that was asked for. `date_label` is the date as a reader of
    the reply's language writes it, `note` a sentence on its age or standing ("" where there is none); `passage` refers
    to the passage around it and is short enough for a button. `occasion` is what the document is about, if it is one.
    """

    text: str
    document: str
    title: str
    publisher: str
    published: str
    url: str
    heading: str
    start: int
    end: int
    passage: str = ""
    date_label: str = ""
    note: str = ""
    emphasis: tuple[tuple[int, int], ...] = ()
    occasion: Occasion | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of the best passages found, for evaluation and operators."""

    document: str
    passage: str
    score: float


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question the citizen can ask by pressing a button; `ref` is short enough for a button."""

    label: str
    ref: str


@dataclass(frozen=True, slots=True)
class Timings:
    """Milliseconds spent in each step of one reply."""

    encode: float = 0.0
    search: float = 0.0
    compose: float = 0.0
    total: float = 0.0


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer. `lead` comes before the quotes, `closing` after them, both in `language` and the bot's own words.

    `summary` is a short answer composed from the quotations, checked sentence by sentence; never without them.
    `read_as` is the question as it was searched for, where it was: it stands on its own feet.
    """

    question: str
    status: Status
    language: str
    lead: str = ""
    quotes: tuple[Quote, ...] = ()
    closing: str = ""
    suggestions: tuple[Suggestion, ...] = ()
    hits: tuple[Candidate, ...] = ()
    confidence: float = 0.0
    snapshot: str = ""
    model: str = ""
    timings: Timings = Timings()
    summary: str = ""
    read_as: str = ""


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage in its context, for the button below an answer: `text` is Markdown as in the document."""

    title: str
    heading: str
    text: str
    publisher: str
    date_label: str
    url: str
    quoted: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One document as `/quellen` lists it."""

    title: str
    publisher: str
    date_label: str
    url: str
