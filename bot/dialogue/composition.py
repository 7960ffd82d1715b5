"""Composes replies from what was found: quotations with title, publisher, date and link, or a refusal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.dialogue.ageing import announces_what_is_over
from bot.dialogue.contradiction import Excerpt, Excerpts
from bot.dialogue.finding import Finding
from bot.dialogue.library import Library
from bot.dialogue.references import ref
from bot.dialogue.reply import Candidate, PassageView, Quote, Reply, Status, Suggestion
from bot.dialogue.wording import Wording
from bot.occasions.occasion import Occasion
from knowledge.passage import Passage

MOST_SUGGESTIONS = 3


class Composer:
    """Knows how replies are put together; the words come from `Wording`."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    def reply(self, library: Library, finding: Finding, language: str, today: date) -> Reply:
        """The reply that `finding.status` calls for."""
        compose = {Status.ANSWERED: self._answer, Status.CLARIFY: self._clarify}.get(finding.status, self._refusal)
        return replace(compose(library, finding, language, today), confidence=finding.confidence)

    def view(self, library: Library, passage: Passage, language: str) -> PassageView:
        """A passage in its context."""
        document = library.document(passage)
        return PassageView(
            document.title,
            passage.heading,
            passage.text,
            document.publisher,
            self._wording.date(document.published, language),
            document.source_url,
        )

    def _answer(self, library: Library, finding: Finding, language: str, today: date) -> Reply:
        extract = finding.extract
        excerpts = library.contradictions.confront(extract) if extract else Excerpts(())
        return Reply(
            finding.question,
            finding.status,
            language,
            lead=self._wording.text("lead-contradiction" if excerpts.differ else "lead-answered", language),
            quotes=tuple(self._quote(library, excerpt, language, today) for excerpt in excerpts.shown),
            closing=self._wording.source_language(language),
        )

    def _clarify(self, library: Library, finding: Finding, language: str, today: date) -> Reply:
        return Reply(
            finding.question,
            finding.status,
            language,
            lead=self._wording.text("lead-clarify", language),
            suggestions=_suggestions(library, finding),
            closing=self._wording.whom_to_ask(language),
        )

    def _refusal(self, library: Library, finding: Finding, language: str, today: date) -> Reply:
        key = "out-of-scope" if finding.status is Status.OUT_OF_SCOPE else "no-answer"
        return Reply(
            finding.question,
            finding.status,
            language,
            lead=self._wording.text(key, language),
            closing=self._wording.whom_to_ask(language),
        )

    def _quote(self, library: Library, excerpt: Excerpt, language: str, today: date) -> Quote:
        passage, span, document = excerpt.passage, excerpt.span, library.document(excerpt.passage)
        return Quote(
            text=document.body[span.start : span.end],
            document=document.id,
            title=document.title,
            publisher=document.publisher,
            published=document.published.iso() if document.published else "",
            url=document.source_url,
            heading=passage.heading,
            start=span.start,
            end=span.end,
            passage=ref(passage.id, passage.text),
            date_label=self._wording.text("standing", language, date=self._wording.date(document.published, language)),
            note=self._note(library, excerpt, language, today),
            emphasis=_emphasis(excerpt),
            occasion=self._wording.occasion(document, language, today),
        )

    def occasion(self, library: Library, passage: Passage, language: str, today: date) -> Occasion | None:
        """The one that the passage's document is about."""
        return self._wording.occasion(library.document(passage), language, today)

    def _note(self, library: Library, excerpt: Excerpt, language: str, today: date) -> str:
        """Why the text is not the last word: superseded, no longer valid, older, or about something that is over."""
        document = library.document(excerpt.passage)
        newer = library.snapshot.documents_by_id.get(document.superseded_by or "")
        if newer:
            return self._wording.text("note-superseded", language, title=newer.title)
        if document.valid_until and document.valid_until.last_day() < today:
            return self._wording.text("note-expired", language, date=self._wording.date(document.valid_until, language))
        if excerpt.older:
            return self._wording.text("note-older", language)
        if document.event and (document.event.end or document.event.start).last_day() < today:
            return self._wording.text("note-past-event", language)
        if announces_what_is_over(document.body[excerpt.span.start : excerpt.span.end], today):
            return self._wording.text("note-past-date", language)
        return ""


def candidates(finding: Finding) -> tuple[Candidate, ...]:
    """The best passages, whatever becomes of them."""
    return tuple(Candidate(hit.passage.document, hit.passage.id, hit.score) for hit in finding.ranking.hits)


def _suggestions(library: Library, finding: Finding) -> tuple[Suggestion, ...]:
    """The nearest topics: of each of the best passages the first question its editors expect, else its heading."""
    labels = dict.fromkeys(_topic(library, hit.passage) for hit in finding.ranking.hits)
    return tuple(Suggestion(label, ref(label)) for label in list(labels)[:MOST_SUGGESTIONS])


def _topic(library: Library, passage: Passage) -> str:
    """Editors write the plainest question first; those of a split section may be about its other half."""
    questions = library.document(passage).anticipated.get(passage.heading, ())
    return next(iter(questions), passage.heading)


def _emphasis(excerpt: Excerpt) -> tuple[tuple[int, int], ...]:
    span = excerpt.span
    held = (fact for fact in excerpt.facts if span.start <= fact.start < fact.end <= span.end)
    return tuple(sorted((fact.start - span.start, fact.end - span.start) for fact in held))
