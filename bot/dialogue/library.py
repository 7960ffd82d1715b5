"""One snapshot as the dialogue reads it: passages and suggestions by short references, sources, proper names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import chain, islice
from typing import Protocol

from bot.dialogue.contradiction import Contradictions
from bot.dialogue.dialect import shipped_dialect
from bot.dialogue.quotation import Quoter
from bot.dialogue.references import References, ref
from bot.dialogue.spelling import Speller
from index.reader import Reading
from index.retriever import Retriever
from knowledge.document import Document
from knowledge.passage import Passage

_MOST_NAMING = 20_000
_NAME = re.compile(r"\b[A-ZÄÖÜ]\w{3,}")


class PassageReader(Protocol):
    """Reads passages for a question; see `index.reader.Reader`."""

    def read(self, question: str, contexts: Sequence[str]) -> tuple[Reading, ...]: ...


class Library:
    """Everything here stays the same as long as the snapshot does."""

    def __init__(self, retriever: Retriever, reader: PassageReader | None = None) -> None:
        self.retriever = retriever
        self.reader = reader
        self.snapshot = retriever.snapshot
        self.quoter = Quoter(retriever)

    @cached_property
    def by_words(self) -> Library:
        """The same snapshot, searched without any model."""
        return Library(Retriever(self.snapshot, None))

    @cached_property
    def contradictions(self) -> Contradictions:
        """What the documents tell differently."""
        return Contradictions(self.snapshot)

    @cached_property
    def names(self) -> frozenset[str]:
        """Capitalised words of the documents, of the first where there are very many, case-folded: they are the same in
        every language."""
        documents = islice(self.snapshot.documents, _MOST_NAMING)
        return frozenset(word.casefold() for document in documents for word in _NAME.findall(document.body))

    @cached_property
    def passages(self) -> Mapping[str, Passage]:
        """Passages by their reference on a button."""
        passages = self.snapshot.passages
        return References((ref(passage.id, passage.text) for passage in passages), passages.__getitem__)

    @cached_property
    def suggestions(self) -> Mapping[str, str]:
        """Questions that can be offered, by their reference on a button."""
        headings = (passage.heading for passage in self.snapshot.passages)
        questions = (question.text for question in self.snapshot.anticipated)
        return References(map(ref, chain(headings, questions)), self._suggestion)

    def _suggestion(self, number: int) -> str:
        count = len(self.snapshot.passages)
        if number < count:
            return self.snapshot.passages[number].heading
        return self.snapshot.anticipated[number - count].text

    @cached_property
    def speller(self) -> Speller:
        """Knows how words of the passages are spelled; none of a large snapshot, which is not read as a whole."""
        if self.snapshot.large:
            return Speller(())
        passages, questions = self.snapshot.passages, self.snapshot.anticipated
        return Speller((passage.context for passage in passages), (question.text for question in questions))

    def plain(self, question: str, language: str) -> str:
        """A question as the documents would put it: without dialect, and without typos in their words."""
        standard = shipped_dialect().standard(question) if language == "de" else question
        return self.speller.corrected(standard, language)

    def anticipated(self, passage: Passage) -> tuple[str, ...]:
        """The questions that editors expect below the passage's heading."""
        document = self.snapshot.documents_by_id.get(passage.document)
        return document.anticipated.get(passage.heading, ()) if document else ()

    @property
    def sources(self) -> tuple[Document, ...]:
        """All documents, newest first, undated ones last."""
        return tuple(sorted(self.snapshot.documents, key=_age))

    def document(self, passage: Passage) -> Document:
        return self.snapshot.documents_by_id[passage.document]


def _age(document: Document) -> tuple[int, str]:
    return (-document.published.first_day().toordinal() if document.published else 0, document.title)
