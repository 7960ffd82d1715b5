"""The quotation: verbatim, short, in the order of the text, with what it needs to be understood."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dialogue.asked_fact import FactKind
from bot.dialogue.quotation import LONGEST, Extract
from knowledge.document import Document
from knowledge.passages import passages_of
from tests.bot.small_dialogue import library_of
from tests.bot.small_documents import CONFERENCE

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


def test_one_item_comes_with_the_words_that_lead_to_the_list() -> None:
    found = quoted(CONFERENCE, "Kammern", 2)
    assert found[0].startswith("Mitgewirkt haben:")
    assert "die Kammern" in found[-1]


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
