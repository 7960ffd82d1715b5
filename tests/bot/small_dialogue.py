"""The real dialogue over small documents and the hashing encoder."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.catalogue import Catalogue
from bot.dialogue import quoting
from bot.dialogue.confidence import Judge
from bot.dialogue.evidence import Evidence
from bot.dialogue.library import Library
from bot.dialogue.quoting import FeedbackBook, Live, QuotingDialogue
from bot.dialogue.shortfall import Shortfall, ShortfallBook
from bot.dialogue.wording import Wording
from bot.setting_sections import ContactSettings
from index.builder import build
from index.retriever import Retriever
from knowledge.document import Document
from tests.bot.small_documents import DOCUMENTS
from tests.hashing_encoder import HashingEncoder

CATALOGUE = Catalogue.from_folder()
CONTACT = ContactSettings(name="Frau Muster", phone="0351 1", email="m@example.org", website="https://example.org")
_WEIGHTS = {"anticipated": 6.0, "quoted": 4.0}
JUDGE = Judge(
    names=Evidence.columns(),
    mean=(0.0,) * len(Evidence.columns()),
    scale=(1.0,) * len(Evidence.columns()),
    weights=tuple(_WEIGHTS.get(name, 0.0) for name in Evidence.columns()),
    intercept=-6.0,
    answer=0.5,
    clarify=0.3,
    field=0.1,
)
"""Goes by the closest anticipated question and the words quoted; the shipped one is fitted for another encoder."""
WILLING = JUDGE.model_copy(update={"answer": 0.0})
"""Answers whatever it is asked."""
UNSURE = JUDGE.model_copy(update={"answer": 1.1, "clarify": 0.0})
"""Offers topics whatever it is asked."""


class FixedRetriever:
    """A snapshot that stays live; `broken` makes it fail the next question."""

    def __init__(self, documents: Sequence[Document] = DOCUMENTS) -> None:
        encoder = HashingEncoder()
        self.retriever = Retriever(build(documents, encoder), encoder)
        self.broken: Exception | None = None

    def current(self) -> Retriever:
        if self.broken:
            raise self.broken
        return self.retriever


class Votes:
    """Remembers the presses of "hilfreich"."""

    def __init__(self) -> None:
        self.recorded: list[tuple[str, str, bool]] = []

    def record_feedback(self, passage: str, snapshot: str, helpful: bool) -> None:
        self.recorded.append((passage, snapshot, helpful))


class Notebook:
    """Remembers the questions that found no helpful answer; `broken` makes it fail."""

    def __init__(self, broken: Exception | None = None) -> None:
        self.recorded: list[Shortfall] = []
        self._broken = broken

    def record(self, shortfall: Shortfall) -> None:
        if self._broken:
            raise self._broken
        self.recorded.append(shortfall)


def library_of(*documents: Document) -> Library:
    return Library(FixedRetriever(documents or DOCUMENTS).retriever)


def dialogue_of(
    live: FixedRetriever | None = None,
    votes: Votes | None = None,
    judge: Judge = JUDGE,
    *,
    shortfalls: ShortfallBook | None = None,
) -> QuotingDialogue:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quoting, "shipped_judge", lambda: judge)
        return QuotingDialogue(live or FixedRetriever(), CATALOGUE, CONTACT, votes or Votes(), shortfalls=shortfalls)


def dialogue_over(live: Live, votes: FeedbackBook, judge: Judge = JUDGE) -> QuotingDialogue:
    """Whatever snapshot is live."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quoting, "shipped_judge", lambda: judge)
        return QuotingDialogue(live, CATALOGUE, CONTACT, votes)


def wording() -> Wording:
    return Wording(CATALOGUE, CONTACT)
