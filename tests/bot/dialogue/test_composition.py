"""Replies as they are put together: sources, dates, notes, suggestions, refusals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.dialogue.composition import MOST_SUGGESTIONS, Composer, candidates
from bot.dialogue.finding import Asked, Finding, find
from bot.dialogue.library import Library
from bot.dialogue.references import ref
from bot.dialogue.reply import Reply, Status
from knowledge.partial_date import PartialDate
from knowledge.passage import Span
from tests.bot.small_dialogue import CATALOGUE, CONTACT, JUDGE, FixedRetriever, library_of, wording
from tests.bot.small_documents import CONFERENCE, FUNDING

TODAY = date(2026, 1, 1)
TEXTS = {Status.NO_ANSWER: "no-answer", Status.OUT_OF_SCOPE: "out-of-scope"}


@pytest.fixture(scope="module")
def library() -> Library:
    return library_of()


def finding(library: Library, question: str, status: Status) -> Finding:
    return replace(find(library, JUDGE, Asked(question)), status=status)


def reply(
    library: Library, question: str, status: Status = Status.ANSWERED, language: str = "de", today: date = TODAY
) -> Reply:
    return Composer(wording()).reply(library, finding(library, question, status), language, today)


def test_an_answer_quotes_word_for_word_with_its_source(library: Library) -> None:
    (quote,) = reply(library, "Wann war die Konferenz?").quotes
    assert quote.text == CONFERENCE.body[quote.start : quote.end]
    assert "7. März 2017" in quote.text
    assert (quote.document, quote.title, quote.publisher, quote.published, quote.url, quote.heading) == (
        CONFERENCE.id,
        CONFERENCE.title,
        CONFERENCE.publisher,
        "2017-02-09",
        CONFERENCE.source_url,
        "Termin",
    )
    assert quote.date_label == "Stand: 9. Februar 2017"
    assert [quote.text[start:end] for start, end in quote.emphasis] == ["7. März 2017"]
    assert library.passages[quote.passage].heading == "Termin"


def test_the_bots_own_words_are_in_the_language_of_the_reply(library: Library) -> None:
    english = reply(library, "Wann war die Konferenz?", language="en")
    assert english.lead == CATALOGUE.text("lead-answered", "en")
    assert english.closing == CATALOGUE.text("german-source", "en")
    assert "9 February 2017" in english.quotes[0].date_label
    assert "7. März 2017" in english.quotes[0].text
    assert reply(library, "Wann war die Konferenz?").closing == ""


@pytest.mark.parametrize(
    ("question", "today", "note"),
    [
        ("Wann war die Konferenz?", date(2017, 3, 7), ""),
        ("Wann war die Konferenz?", date(2017, 3, 8), CATALOGUE.text("note-past-event", "de")),
        (
            "Wie viele Leitlinien nennt der Entwurf?",
            TODAY,
            CATALOGUE.text("note-superseded", "de", title="Leitlinien der Industriestrategie"),
        ),
        ("Zuschuss von 50.000 Euro", date(2020, 12, 31), ""),
        ("Zuschuss von 50.000 Euro", date(2021, 1, 1), CATALOGUE.text("note-expired", "de", date="2020")),
        ("Leitlinien der Digitalisierung", TODAY, ""),
    ],
)
def test_what_is_not_the_last_word_says_so(library: Library, question: str, today: date, note: str) -> None:
    assert {quote.note for quote in reply(library, question, today=today).quotes} == {note}


def test_an_undated_source_is_said_to_be_undated(library: Library) -> None:
    (quote,) = reply(library, "Zuschuss von 50.000 Euro").quotes
    assert quote.published == ""
    assert CATALOGUE.text("undated", "de") in quote.date_label


def test_clarifying_offers_a_few_different_topics_and_names_whom_to_ask(library: Library) -> None:
    offered = reply(library, "Konferenz", Status.CLARIFY)
    labels = [suggestion.label for suggestion in offered.suggestions]
    assert 0 < len(labels) <= MOST_SUGGESTIONS
    assert len(set(labels)) == len(labels)
    assert [library.suggestions[each.ref] for each in offered.suggestions] == labels
    assert CONTACT.phone in offered.closing
    assert offered.quotes == ()


def test_an_anticipated_question_is_offered_before_a_bare_heading(library: Library) -> None:
    labels = [each.label for each in reply(library, "Wann war die Konferenz?", Status.CLARIFY).suggestions]
    assert "Wann war die Konferenz?" in labels
    assert "Termin" not in labels


@pytest.mark.parametrize("status", TEXTS)
@pytest.mark.parametrize("language", ["de", "en", "pl", "cs"])
def test_a_refusal_says_so_and_names_whom_to_ask(library: Library, status: Status, language: str) -> None:
    refusal = reply(library, "Was isst ein Elefant?", status, language)
    assert refusal.lead == CATALOGUE.text(TEXTS[status], language)
    assert CONTACT.email in refusal.closing
    assert (refusal.quotes, refusal.suggestions, refusal.status) == ((), (), status)


@pytest.mark.parametrize("status", [Status.ANSWERED, Status.CLARIFY, Status.NO_ANSWER])
def test_every_reply_carries_its_question_and_confidence(library: Library, status: Status) -> None:
    found = finding(library, "Konferenz", status)
    composed = Composer(wording()).reply(library, found, "de", TODAY)
    assert (composed.question, composed.confidence) == ("Konferenz", found.confidence)


def test_an_answer_without_anything_to_quote_stays_without() -> None:
    empty = Library(FixedRetriever(()).retriever)
    assert reply(empty, "Konferenz").quotes == ()


def test_a_quotation_from_a_text_about_an_occasion_says_when_that_is(library: Library) -> None:
    (quote,) = reply(library, "Wann war die Konferenz?", today=date(2017, 3, 7)).quotes
    assert quote.occasion is not None
    assert (quote.occasion.when, quote.occasion.past) == ("7. März 2017", False)
    (other,) = reply(library, "Zuschuss von 50.000 Euro").quotes
    assert other.occasion is None


@pytest.mark.parametrize(
    ("before", "after", "bold"),
    [(0, 0, True), (-1, 0, False), (0, 1, False)],
)
def test_only_what_stands_in_the_quotation_is_in_bold(library: Library, before: int, after: int, bold: bool) -> None:
    found = finding(library, "Wann war die Konferenz?", Status.ANSWERED)
    assert found.extract is not None
    (span,) = found.extract.spans
    fact = Span(span.start + before, span.end + after)
    marked = replace(found, extract=replace(found.extract, fact=fact))
    (quote,) = Composer(wording()).reply(library, marked, "de", TODAY).quotes
    assert quote.emphasis == (((0, len(quote.text)),) if bold else ())


def test_until_when_a_text_was_valid_is_said_in_the_readers_language() -> None:
    library = library_of(replace(FUNDING, valid_until=PartialDate(2020, 3)))
    (quote,) = reply(library, "Zuschuss von 50.000 Euro", language="en").quotes
    assert quote.note == CATALOGUE.text("note-expired", "en", date="March 2020")


def test_candidates_are_the_hits_whatever_becomes_of_them(library: Library) -> None:
    found = finding(library, "Konferenz", Status.OUT_OF_SCOPE)
    assert [(each.document, each.passage, each.score) for each in candidates(found)] == [
        (hit.passage.document, hit.passage.id, hit.score) for hit in found.ranking.hits
    ]


def test_a_passage_is_shown_in_its_context(library: Library) -> None:
    passage = library.snapshot.passages[0]
    view = Composer(wording()).view(library, passage, "de")
    assert (view.title, view.heading, view.text) == (CONFERENCE.title, "Termin", passage.text)
    assert (view.publisher, view.url) == (CONFERENCE.publisher, CONFERENCE.source_url)
    assert "9. Februar 2017" in view.date_label
    assert ref(passage.id, passage.text) in library.passages
