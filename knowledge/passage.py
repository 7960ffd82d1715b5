"""A passage: the piece of a document that is found, quoted from and shown in its context."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` (inclusive) to `end` (exclusive) of a document's body."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences below one heading.

    `text` is `body[start:end]` of its document; `sentences` are the quotable units in it (sentences, list items,
    table rows) as offsets in the body, in order. `id` is "<document>#<number>", counted from 0.
    """

    id: str
    document: str
    title: str
    heading: str
    text: str
    start: int
    end: int
    sentences: tuple[Span, ...]

    @property
    def context(self) -> str:
        """What is embedded: title and heading say what the sentences leave out."""
        return f"{self.title}\n{self.heading}\n{self.text}"

    def sentence(self, span: Span) -> str:
        """The words of one of its `sentences`."""
        return self.text[span.start - self.start : span.end - self.start]
