"""The dialogue that answers by quoting: what reads a question, decides, and composes the reply."""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from datetime import date
from time import perf_counter
from typing import Protocol

from bot.catalogue import Catalogue, in_variety
from bot.dialogue.aside import Asides
from bot.dialogue.composition import Composer, candidates
from bot.dialogue.confidence import shipped_judge
from bot.dialogue.conversation import Conversations
from bot.dialogue.finding import Asked, Finding, find, find_by_words, glance
from bot.dialogue.language import LanguageDetector
from bot.dialogue.library import Library, PassageReader
from bot.dialogue.message import LONGEST, cleaned, without_formatting
from bot.dialogue.reply import PassageView, Reply, SourceLine, Status, Timings
from bot.dialogue.shortfall import Shortfall, ShortfallBook, Shortfalls
from bot.dialogue.wording import Wording
from bot.occasions.occasion import Occasion
from bot.setting_sections import ContactSettings
from index.encoder import EncoderFailure
from index.retriever import Retriever

_log = logging.getLogger(__name__)


class Live(Protocol):
    """Where the retriever for the next question comes from."""

    def current(self) -> Retriever: ...


class FeedbackBook(Protocol):
    """Where presses of "hilfreich" are counted."""

    def record_feedback(self, passage: str, snapshot: str, helpful: bool) -> None: ...


class QuotingDialogue:
    """Implements `bot.dialogue.dialogue.Dialogue`; may be called from several threads."""

    def __init__(
        self,
        live: Live,
        catalogue: Catalogue,
        contact: ContactSettings,
        feedback: FeedbackBook,
        *,
        reader: PassageReader | None = None,
        shortfalls: ShortfallBook | None = None,
    ) -> None:
        self._reader = reader
        self._shortfalls = Shortfalls(shortfalls)
        self._live = live
        self._wording = Wording(catalogue, contact)
        self._asides = Asides(self._wording)
        self._composer = Composer(self._wording)
        self._conversations = Conversations()
        self._detector = LanguageDetector()
        self._judge = shipped_judge()
        self._feedback = feedback
        self._library: Library | None = None

    def library(self) -> Library:
        """The live snapshot; a new one from the moment it is live."""
        retriever = self._live.current()
        library = self._library
        if library is None or library.retriever is not retriever:
            library = self._library = Library(retriever, self._reader)
        return library

    def reply(
        self,
        question: str,
        *,
        conversation: str | None = None,
        previous: str | None = None,
        language: str | None = None,
    ) -> Reply:
        started = perf_counter()
        fallback = Catalogue.language(language)
        try:
            library = self.library()
            reply = self._reply(library, question, conversation, previous, fallback)
            reply = replace(reply, snapshot=library.snapshot.id, model=library.snapshot.manifest.model)
        except Exception as exc:  # whatever happens, the citizen gets an answer and the log no word of the question
            _log.error("reply failed: %s", type(exc).__name__, exc_info=_log.isEnabledFor(logging.DEBUG))
            reply = Reply(question, Status.ERROR, fallback, self._wording.text("error", fallback))
        timings = replace(reply.timings, total=(perf_counter() - started) * 1000)
        return replace(reply, question=question, timings=timings)

    def preview(self, question: str, language: str) -> Reply:
        return self.reply(question, language=language)

    def passage(self, ref: str, language: str) -> PassageView | None:
        library = self.library()
        passage = library.passages.get(ref)
        return self._composer.view(library, passage, Catalogue.language(language)) if passage else None

    def occasion(self, ref: str, language: str) -> Occasion | None:
        library = self.library()
        passage = library.passages.get(ref)
        code = Catalogue.language(language)
        return self._composer.occasion(library, passage, code, date.today()) if passage else None

    def suggested(self, ref: str) -> str | None:
        return self.library().suggestions.get(ref)

    def sources(self, language: str) -> tuple[SourceLine, ...]:
        code = Catalogue.language(language)
        return tuple(
            SourceLine(each.title, each.publisher, self._wording.date(each.published, code), each.source_url)
            for each in self.library().sources
        )

    def passage_text(self, id: str) -> str:
        """Title, heading and text of a passage of the live snapshot, for evaluation."""
        snapshot = self.library().snapshot
        return snapshot.passages[snapshot.row(id)].context

    def feedback(self, ref: str, helpful: bool, *, conversation: str | None = None) -> None:
        self._shortfalls.rated(conversation, ref, helpful)
        library = self.library()
        passage = library.passages.get(ref)
        if passage:
            self._feedback.record_feedback(passage.id, library.snapshot.id, helpful)

    def remembered(self, conversation: str) -> tuple[str, ...]:
        last = self._conversations.last(conversation)
        return tuple(dict.fromkeys((*([last] if last else []), *self._shortfalls.remembered(conversation))))

    def forget(self, conversation: str) -> int:
        count = len(self.remembered(conversation))
        self._conversations.forget(conversation)
        self._shortfalls.forget(conversation)
        return count

    def memory(self, conversation: str) -> str:
        last, answered = self._conversations.last(conversation), self._shortfalls.memory(conversation)
        return json.dumps({"last": last, "answered": answered}, ensure_ascii=False) if last or answered else ""

    def recall(self, conversation: str, memory: str) -> None:
        self.forget(conversation)
        if not memory:
            return
        remembered = json.loads(memory)
        if remembered["last"]:
            self._conversations.remember(conversation, remembered["last"])
        self._shortfalls.recall(conversation, remembered["answered"])

    def _reply(
        self, library: Library, message: str, conversation: str | None, previous: str | None, fallback: str
    ) -> Reply:
        question = cleaned(without_formatting(message))
        spoken = self._detector.detect(question, library.names, fallback)
        language = in_variety(spoken, fallback)
        if not question:
            return self._asides.empty(language)
        before = previous or self._conversations.last(conversation)
        asked = Asked(question[:LONGEST], cleaned(before)[:LONGEST] if before else None, spoken)
        aside = self._asides.by_words(question, language)
        finding = self._find(library, asked, read=aside is None)
        started = perf_counter()
        reply = (
            aside
            or self._asides.by_meaning(library, question, finding, language)
            or self._asides.for_nothing_named(question, finding, language)
        )
        if reply is None:
            reply = self._wording.with_notice(
                self._composer.reply(library, finding, language, date.today()), finding.by_words
            )
            if reply.status is Status.ANSWERED:
                self._conversations.remember(conversation, finding.topic)
        if len(question) <= LONGEST:  # more is a text, of which only the beginning was read
            self._shortfalls.met(conversation, Shortfall.of(finding, reply, library.snapshot.id), reply.quotes)
        timings = Timings(finding.encode_ms, finding.search_ms, (perf_counter() - started) * 1000)
        return replace(reply, hits=candidates(finding), timings=timings, read_as=finding.question)

    def _find(self, library: Library, asked: Asked, *, read: bool) -> Finding:
        try:
            return (find if read else glance)(library, self._judge, asked)
        except EncoderFailure:
            return find_by_words(library, asked)
