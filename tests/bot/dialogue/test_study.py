"""Studying a question by itself, in the light of the one before, and with a reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.dialogue.library import Library
from bot.dialogue.reordering import SAME_DOCUMENT, by_mentions
from bot.dialogue.study import HITS, LONGEST_READ, Study, answers_anew, study, study_follow_up
from index.ranking import Ranking
from index.reader import NO_WORDS, Reading
from index.retriever import Retriever
from knowledge.document import Document
from tests.bot.small_dialogue import FixedRetriever, library_of
from tests.bot.small_documents import CONFERENCE, FUNDING, GUIDELINES
from tests.hashing_encoder import HashingEncoder

BEFORE = "Wer hielt die Keynote?"


class Timed(Retriever):
    """Every search takes as long."""

    def search(self, question: str, k: int = 10) -> Ranking:
        return replace(super().search(question, k), encode_ms=1.0, search_ms=10.0)


class NotedReader:
    """Remembers what it was given, and is certain that the answer is `word`."""

    def __init__(self, word: str) -> None:
        self.word = word
        self.questions: list[str] = []
        self.contexts: list[str] = []

    def read(self, question: str, contexts: Sequence[str]) -> tuple[Reading, ...]:
        self.questions.append(question)
        self.contexts.extend(contexts)
        places = [context.split("\n", 2)[2].index(self.word) for context in contexts]
        return tuple(Reading(2.5, place, place + len(self.word), 0.9, NO_WORDS) for place in places)


def asked_anew(library: Library, question: str, previous: str) -> bool:
    alone = study(library, question)
    return answers_anew(question, alone, study_follow_up(library, question, previous, alone))


def test_a_question_is_studied_in_its_best_passage() -> None:
    library = library_of()
    found = study(library, "Wann war die Konferenz?")
    assert (found.question, found.ranking.question) == ("Wann war die Konferenz?",) * 2
    assert found.extract is not None
    assert found.extract.passage == found.ranking.hits[0].passage
    assert found.evidence is not None
    assert found.evidence.cosine == found.ranking.hits[0].cosine
    assert (found.evidence.reader, found.evidence.span) == (0.0, 0.0)


def test_a_follow_up_prefers_the_document_that_answered_the_question_before() -> None:
    library = library_of()
    both = study_follow_up(library, "Und woher?", BEFORE, study(library, "Und woher?"))
    assert both.question == "Wer hielt die Keynote? Und woher?"
    searched = by_mentions(library.retriever.search(both.question), both.question)
    plain = {hit.passage.id: hit.score for hit in searched.hits}
    gains = {hit.passage.document: hit.score - plain[hit.passage.id] for hit in both.ranking.hits}
    assert gains[CONFERENCE.id] == pytest.approx(SAME_DOCUMENT)
    assert {gain for document, gain in gains.items() if document != CONFERENCE.id} == {0.0}
    scores = [hit.score for hit in both.ranking.hits]
    assert scores == sorted(scores, reverse=True)


def test_preferring_a_document_may_change_which_passage_is_best() -> None:
    twins = [replace(FUNDING, id=id, title=title) for id, title in (("a", "Anfang"), ("b", "Ende"))]
    library = library_of(*twins, GUIDELINES)
    bests = set()
    for previous in ("Anfang Zuschuss?", "Ende Zuschuss?"):
        both = study_follow_up(library, "Und wie viel ist das?", previous, study(library, "Und wie viel ist das?"))
        assert both.extract is not None
        bests.add((previous, both.extract.passage.document))
    assert bests == {("Anfang Zuschuss?", "a"), ("Ende Zuschuss?", "b")}


def test_no_more_than_ten_passages_are_looked_at() -> None:
    sections = "\n\n".join(f"## Teil {number}\n\nDie Messe hatte {number} Hallen." for number in range(HITS + 4))
    library = library_of(Document(id="a", title="Messe", body=f"# Messe\n\n{sections}"))
    alone = study(library, "Hallen der Messe")
    assert len(alone.ranking.hits) == HITS
    assert len(study_follow_up(library, "Und später?", "Hallen der Messe", alone).ranking.hits) == HITS


def test_all_searches_are_paid_for() -> None:
    library = Library(Timed(FixedRetriever().retriever.snapshot, HashingEncoder()))
    both = study_follow_up(library, "Und woher?", BEFORE, study(library, "Und woher?"))
    assert (both.ranking.encode_ms, both.ranking.search_ms) == (2.0, 20.0)


COUNTED = Document(
    id="a",
    title="Messe",
    body=(
        "# Messe\n\n## Gäste\n\nZwei Jahre später gab es eine Pause. Es kamen 2017 genau 10 Gäste aus Polen. "
        "Die Halle wurde zwischendurch neu gedeckt und gestrichen. Es kamen 2019 genau 20 Gäste aus Wien."
    ),
)


def test_a_year_counted_on_chooses_the_sentence_of_that_year() -> None:
    library = library_of(COUNTED)
    question, previous = "Und zwei Jahre später?", "Wie viele Gäste aus Polen kamen 2017?"
    both = study_follow_up(library, question, previous, study(library, question))
    assert both.question == "Wie viele Gäste aus Polen kamen 2019?"
    assert both.extract is not None
    assert "2019" in both.extract.passage.sentence(both.extract.best)


def test_otherwise_the_sentence_is_chosen_by_what_is_asked_now() -> None:
    library = library_of(CONFERENCE)
    question = "Und wer leitete dort ein Institut?"
    both = study_follow_up(library, question, "Wer hielt die Keynote?", study(library, question))
    assert both.extract is not None
    assert both.extract.passage.sentence(both.extract.best) == "Er leitete dort ein Institut."


@pytest.mark.parametrize(
    ("question", "anew"),
    [
        ("Und wann war das?", True),  # the passage on the conference names its day
        ("Und um wie viel Uhr war das?", False),  # no passage names an hour
        ("Und was ist mit Elefanten?", False),
        ("Und die Einladung vom Ministerium?", True),
        ("Und zwei Jahre später?", True),
    ],
)
def test_what_is_found_for_both_questions_must_answer_the_new_one(question: str, anew: bool) -> None:
    assert asked_anew(library_of(CONFERENCE), question, "Wann fand die Konferenz in Leipzig 2015 statt?") is anew


def test_without_any_document_there_is_nothing_new() -> None:
    library = Library(FixedRetriever(()).retriever)
    alone = study(library, "Und wo?")
    assert (alone.question, alone.extract, alone.evidence) == ("Und wo?", None, None)
    assert not answers_anew("Und wo?", alone, replace(alone, question="Wo ist die Messe?"))


def read_in(document: Document, question: str, word: str) -> tuple[NotedReader, Study]:
    reader = NotedReader(word)
    return reader, study(Library(FixedRetriever((document,)).retriever, reader), question)


def test_the_reader_reads_a_short_passage_whole() -> None:
    reader, found = read_in(FUNDING, "Wie hoch ist der Zuschuss?", "50.000")
    assert reader.questions == ["Wie hoch ist der Zuschuss?"]
    assert reader.contexts == ["Förderung\nZuschuss\nUnternehmen erhalten einen Zuschuss von 50.000 Euro."]
    assert found.evidence is not None
    assert (found.evidence.reader, found.evidence.span) == (2.5, 0.9)
    assert found.extract is not None
    assert found.extract.fact is not None
    assert FUNDING.body[found.extract.fact.start : found.extract.fact.end] == "50.000"


@pytest.mark.parametrize(
    ("question", "read"), [("Zuschuss?", []), ("der Zuschuss", []), ("was ist Zuschuss", ["was ist Zuschuss"])]
)
def test_a_word_or_two_are_no_question_to_the_reader(question: str, read: list[str]) -> None:
    reader, found = read_in(FUNDING, question, "Zuschuss")
    assert reader.questions == read
    assert found.evidence is not None
    assert found.evidence.reader == (2.5 if read else 0.0)


def test_of_a_long_passage_the_reader_reads_what_is_close_to_the_question() -> None:
    others = " ".join(f"Der Verein Nummer {number} tagte gestern." for number in range(24))
    body = f"# T\n\n## Teil\n\n{others} Elefanten zahlen keinen Eintritt bei der Messe. {others[:80]}."
    reader, found = read_in(
        Document(id="a", title="T", body=body), "Wer zahlt keinen Eintritt bei der Messe?", "Elefanten"
    )
    (context,) = reader.contexts
    text = context.split("\n", 2)[2]
    assert len(text) <= LONGEST_READ < len(body)
    assert text in body
    assert found.extract is not None
    assert found.extract.fact is not None
    assert body[found.extract.fact.start : found.extract.fact.end] == "Elefanten"
