"""The quotation: verbatim, short, in the order of the text, with what it needs to be understood."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dialogue.asked_fact import FactKind
from bot.dialogue.quotation import LONGEST, Extract, Quoter
from index.builder import build
from index.encoder import Vectors
from index.ranking import Ranking
from index.reader import NO_WORDS, Reading, Words
from index.retriever import Retriever
from knowledge.document import Document
from knowledge.passage import Passage
from knowledge.passages import passages_of
from tests.bot.small_dialogue import library_of
from tests.bot.small_documents import CONFERENCE
from tests.hashing_encoder import HashingEncoder

WORDS = st.sampled_from(["Leipzig", "Messe", "Kammern", "zwei", "2017", "Er", "neu"])
SENTENCE = st.lists(WORDS, min_size=1, max_size=40)


def document(text: str) -> Document:
    return Document(id="a", title="Titel", body=f"# Titel\n\n## Abschnitt\n\n{text}")


def extract(source: Document, question: str, number: int = 0) -> Extract:
    library = library_of(source)
    ranking = library.retriever.search(question, 10)
    return library.quoter.extract(question, ranking, passages_of(source)[number])


def quoted(source: Document, question: str, number: int = 0) -> list[str]:
    return [source.body[span.start : span.end] for span in extract(source, question, number).spans]


def test_the_sentence_that_holds_the_asked_for_fact_is_quoted_and_the_fact_marked() -> None:
    found = extract(CONFERENCE, "Wann fand die Konferenz statt?")
    assert CONFERENCE.body[found.best.start : found.best.end] == "Die Konferenz fand am 7. März 2017 in Leipzig statt."
    assert found.kind is FactKind.DATE
    assert found.fact is not None
    assert CONFERENCE.body[found.fact.start : found.fact.end] == "7. März 2017"


def test_a_sentence_that_leans_on_the_one_before_brings_it_along() -> None:
    assert quoted(CONFERENCE, "Wer leitete ein Institut?", 1) == [
        "Die Keynote hielt Professor Westkämper aus Stuttgart. Er leitete dort ein Institut."
    ]


def test_a_list_that_is_asked_for_is_quoted_whole_with_its_lead() -> None:
    assert quoted(CONFERENCE, "Welche Gruppen haben mitgewirkt?", 2) == [
        "Mitgewirkt haben:\n\n- die Gewerkschaften\n- die Kammern\n- die Hochschulen"
    ]


def test_a_short_list_is_quoted_whole_although_one_item_answers() -> None:
    assert quoted(CONFERENCE, "Kammern", 2) == [
        "Mitgewirkt haben:\n\n- die Gewerkschaften\n- die Kammern\n- die Hochschulen"
    ]


def test_one_item_of_a_long_list_comes_with_the_words_that_lead_to_it() -> None:
    others = "\n".join(f"- ein Verein Nummer {number} aus einer anderen Stadt" for number in range(12))
    found = quoted(document(f"Mitgewirkt haben:\n\n- die Kammern\n{others}"), "Kammern")
    assert found[0].startswith("Mitgewirkt haben:")
    assert "die Kammern" in found[0]
    assert sum(map(len, found)) < 350


def test_words_that_lead_to_a_list_are_not_quoted_without_it() -> None:
    items = "\n".join(f"- Punkt {number} zu ganz anderen Dingen" for number in range(30))
    assert quoted(document(f"Die Messe kam 2017. Zur Messe 2017 kamen:\n\n{items}"), "Wann kam die Messe?") == [
        "Die Messe kam 2017."
    ]


def test_sentences_apart_are_quoted_apart() -> None:
    far = document("Die Messe kam 2017 nach Leipzig. " + "Anderes folgte bald darauf. " * 3 + "Die Messe kam 2019.")
    for text in quoted(far, "Wann kam die Messe?"):
        assert text.startswith("Die Messe kam")


def test_a_question_of_a_year_prefers_the_sentence_with_that_year() -> None:
    twice = document("Die Messe hatte 2017 Gäste aus Polen. Die Messe hatte 2019 Gäste aus Chemnitz.")
    assert "2019" in quoted(twice, "Messe 2019")[0]


@settings(max_examples=60, deadline=None)
@given(st.lists(SENTENCE, min_size=1, max_size=8), st.booleans(), st.sampled_from(["Welche Kammern?", "Leipzig 2017"]))
def test_quotations_are_verbatim_in_order_and_short(sentences: list[list[str]], as_list: bool, question: str) -> None:
    texts = [f"{' '.join(words).capitalize()}." for words in sentences]
    source = document("\n".join(f"- {text}" for text in texts) if as_list else " ".join(texts))
    for number, passage in enumerate(passages_of(source)):
        spans = extract(source, question, number).spans
        assert spans
        assert all(passage.start <= span.start < span.end <= passage.end for span in spans)
        assert all(one.end <= other.start for one, other in pairwise(spans))
        assert sum(span.end - span.start for span in spans) <= LONGEST


@pytest.mark.parametrize("items", [12, 30, 60])
def test_a_list_too_long_to_quote_is_cut_to_what_answers(items: int) -> None:
    body = "Mitgewirkt haben:\n\n" + "\n\n".join(f"{n}. die Kammer aus Ort {n}{'x' * 30}" for n in range(1, items + 1))
    assert sum(map(len, quoted(document(body), "Welche Kammern haben mitgewirkt?"))) <= LONGEST


def test_a_sentence_longer_than_a_quotation_may_be_is_not_quoted_beyond_it() -> None:
    endless = document("Kurz. " + "Wort " * 200 + "Ende. Schluss.")
    assert sum(map(len, quoted(endless, "Wort Ende"))) <= LONGEST


class Close(Retriever):
    """Finds the sentences of a passage as close to the question as `closenesses` say."""

    closenesses: tuple[float, ...] = ()

    def closeness(self, ranking: Ranking, passage: Passage) -> Vectors:
        return np.array(self.closenesses, np.float32)


class Foreseen(Close):
    """A passage found by an anticipated question, which is like the second sentence, whatever citizens ask."""

    cosine = 1.0

    def anticipated_vector(self, ranking: Ranking, passage: Passage) -> Vectors:
        second: Vectors = self.snapshot.vectors_of_sentences(passage)[1]
        ranking.vector[:] = self.cosine * second
        return second


@pytest.mark.parametrize(("cosine", "best"), [(0.91, "Wer schweigt, bleibt."), (0.89, "Die Halle ist rot.")])
def test_an_anticipated_question_that_asks_the_same_helps_to_choose(cosine: float, best: str) -> None:
    source = document("Die Halle ist rot. Wer schweigt, bleibt. Das Tor war zu.")
    retriever = Foreseen(build([source], HashingEncoder()), HashingEncoder())
    retriever.closenesses, retriever.cosine = (0.6, 0.3, 0.3), cosine
    ranking = retriever.search("zzz")
    found = Quoter(retriever).extract("zzz", ranking, ranking.hits[0].passage)
    assert found.passage.sentence(found.best) == best


def test_up_to_three_sentences_are_quoted_with_what_each_needs() -> None:
    source = document("Halle rot. Er kam. Tor blau. Sie ging. Dach grau. Fenster gelb.")
    retriever = Close(build([source], HashingEncoder()), HashingEncoder())
    ranking = retriever.search("zzz")
    retriever.closenesses = (0.0, 0.9, 0.0, 0.85, 0.8, 0.79)
    found = Quoter(retriever).extract("zzz", ranking, ranking.hits[0].passage)
    assert found.words == "Halle rot. Er kam. Tor blau. Sie ging. Dach grau."
    retriever.closenesses = (0.0, 0.9, 0.0, 0.77, 0.0, 0.0)
    found = Quoter(retriever).extract("zzz", ranking, ranking.hits[0].passage)
    assert found.words == "Halle rot. Er kam."


FIVE = document("Satz A endet. Satz B endet. Satz C endet. Satz D endet. Satz E endet.")
"""Five sentences of 13 characters, a blank between each two."""


def window(closenesses: tuple[float, ...], longest: int) -> Passage:
    retriever = Close(library_of(FIVE).snapshot, HashingEncoder())
    retriever.closenesses = closenesses
    return Quoter(retriever).window(retriever.search("Satz"), retriever.snapshot.passages[0], longest)


@pytest.mark.parametrize(
    ("closenesses", "longest", "letters"),
    [
        ((0.1, 0.2, 0.9, 0.3, 0.1), 68, "BCDE"),
        ((0.1, 0.2, 0.9, 0.3, 0.1), 40, "CD"),
        ((0.1, 0.2, 0.9, 0.3, 0.1), 41, "BCD"),
        ((0.1, 0.2, 0.9, 0.3, 0.1), 54, "BCD"),
        ((0.1, 0.2, 0.9, 0.3, 0.1), 55, "BCDE"),
        ((0.1, 0.4, 0.9, 0.3, 0.1), 27, "BC"),
        ((0.9, 0.1, 0.1, 0.1, 0.1), 27, "AB"),
        ((0.9, 0.1, 0.1, 0.1, 0.1), 55, "ABCD"),
        ((0.9, 0.1, 0.1, 0.1, 0.5), 27, "AB"),
        ((0.5, 0.1, 0.1, 0.1, 0.9), 27, "DE"),
        ((0.1, 0.1, 0.1, 0.1, 0.9), 27, "DE"),
        ((0.1, 0.1, 0.1, 0.1, 0.9), 55, "BCDE"),
        ((-0.5, -0.9, -0.1, -0.3, -0.9), 55, "BCDE"),
        ((0.1, 0.2, 0.9, 0.3, 0.1), 26, "C"),
        ((0.1, 0.2, 0.9, 0.3, 0.1), 5, "C"),
    ],
)
def test_of_a_longer_passage_the_sentences_around_the_closest_are_kept(
    closenesses: tuple[float, ...], longest: int, letters: str
) -> None:
    found = window(closenesses, longest)
    assert found.text == " ".join(f"Satz {letter} endet." for letter in letters)
    assert found.text == FIVE.body[found.start : found.end]
    assert [found.sentence(span) for span in found.sentences] == [f"Satz {letter} endet." for letter in letters]


def test_a_passage_short_enough_is_kept_whole() -> None:
    whole = library_of(FIVE).snapshot.passages[0]
    assert len(whole.text) == 69
    assert window((0.1, 0.2, 0.9, 0.3, 0.1), 69) == whole


def read(words: str, certainty: float = 0.9, *, source: Document = FIVE) -> Reading:
    """As if the reader had found the answer in `words` of the first passage."""
    start = passages_of(source)[0].text.index(words)
    end = start + len(words)
    certain = np.ones(1, np.float32)
    return Reading(1.0, start, end, certainty, Words(np.array([(start + end) / 2]), certain, certain))


def extract_read(reading: Reading, *closenesses: float) -> tuple[str, str | None]:
    """The sentence found first and the words in bold."""
    retriever = Close(library_of(FIVE).snapshot, HashingEncoder())
    retriever.closenesses = closenesses
    ranking = retriever.search("Wer?")
    found = Quoter(retriever).extract("Wer?", ranking, retriever.snapshot.passages[0], reading)
    fact = FIVE.body[found.fact.start : found.fact.end] if found.fact else None
    return FIVE.body[found.best.start : found.best.end], fact


def test_the_reader_may_tip_the_balance_between_sentences_that_are_as_close() -> None:
    assert extract_read(read("D"), 0.5, 0.45, 0.45, 0.45, 0.1) == ("Satz D endet.", "D")
    assert extract_read(read("D"), 0.8, 0.45, 0.45, 0.45, 0.1) == ("Satz A endet.", None)


@pytest.mark.parametrize(("certainty", "bold"), [(0.5, "D"), (0.49, None), (1.0, "D")])
def test_only_words_that_the_reader_is_certain_of_are_in_bold(certainty: float, bold: str | None) -> None:
    assert extract_read(read("D", certainty), 0.1, 0.1, 0.1, 0.5, 0.1) == ("Satz D endet.", bold)


def test_a_reader_that_points_to_nothing_puts_nothing_in_bold() -> None:
    assert extract_read(Reading(1.0, 5, 5, 0.9, NO_WORDS), 0.1, 0.1, 0.1, 0.5, 0.1) == ("Satz D endet.", None)


def test_what_the_reader_finds_may_begin_and_end_with_the_quotation() -> None:
    assert extract_read(read("Satz D endet."), 0.1, 0.1, 0.1, 0.5, 0.1)[1] == "Satz D endet."
    assert extract_read(read("endet. Satz D endet."), 0.1, 0.1, 0.1, 0.5, 0.1)[1] is None
