"""A text the bot may quote, with what a reader needs to trust it: title, publisher, date and link."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum

from knowledge.partial_date import PartialDate


class Kind(StrEnum):
    """What sort of text a document is; the values are those of the front matter."""

    PRESS_RELEASE = "pressemitteilung"
    PROGRAMME = "programm"
    BACKGROUND = "hintergrund"
    FAQ = "faq"
    CONTACT = "kontakt"


@dataclass(frozen=True, slots=True)
class Event:
    """A dated occasion that a document is about; the times are those of Germany, latitude and longitude degrees."""

    start: PartialDate
    end: PartialDate | None = None
    place: str | None = None
    start_time: time | None = None
    end_time: time | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Words of the body of the document with this id."""

    document: str
    text: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """`statement`, words of the body that it is kept beside, is at odds with `others`, here or in other documents."""

    topic: str
    statement: str
    others: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One published text; all character offsets elsewhere count from the start of `body`.

    `body` is Markdown: what follows the front matter, without the blank lines around it. A closing section
    "Quellen" is part of it but never quoted. `anticipated` maps a heading of the body to questions that citizens may
    ask about it; `contradictions` is what editors know to be told differently elsewhere.
    """

    id: str
    title: str
    body: str
    kind: Kind = Kind.BACKGROUND
    publisher: str = ""
    published: PartialDate | None = None
    source_url: str = ""
    language: str = "de"
    topics: tuple[str, ...] = ()
    valid_until: PartialDate | None = None
    superseded_by: str | None = None
    event: Event | None = None
    anticipated: dict[str, tuple[str, ...]] = field(default_factory=dict)
    contradictions: tuple[Contradiction, ...] = ()
