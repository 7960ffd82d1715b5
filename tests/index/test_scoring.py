from __future__ import annotations

import pytest

from index.builder import build
from index.pointers import NO_QUESTION
from index.scoring import USUAL_GAIN, Scores, Scoring
from knowledge.document import Document
from tests.index.letter_encoder import LetterEncoder
from tests.index.small_documents import DOCUMENTS, FUNDING


def scores(question: str, *documents: Document) -> Scores:
    scoring = Scoring(build(documents, LetterEncoder()))
    return scoring.scores(question, LetterEncoder().encode_queries([question])[0], scoring.terms(question))


def test_the_best_anticipated_question_counts() -> None:
    found = scores("Wo traf man sich 2017?", *DOCUMENTS)
    assert found.question.tolist() == [1, NO_QUESTION, NO_QUESTION]
    assert found.anticipated[0] == pytest.approx(1.1, abs=1e-5)


def test_a_passage_without_questions_gets_what_a_question_usually_adds() -> None:
    found = scores("Anträge auf Zuschuss", *DOCUMENTS)
    own = (found.cosine + found.sentence) / 2 + 0.1 * found.coverage
    assert found.total[1:] == pytest.approx(own[1:] + 2 / 3 * USUAL_GAIN, abs=1e-6)


def test_the_closest_sentence_is_compared_passage_by_passage() -> None:
    found = scores("Eingeladen hatte das Ministerium.", *DOCUMENTS)
    assert found.sentence.argmax() == 0
    assert found.sentence[0] > found.cosine[0]


def test_an_abbreviation_finds_its_long_form() -> None:
    without = Document(FUNDING.id, FUNDING.title, FUNDING.body.replace(" (KMU)", ""))
    assert scores("KMU", FUNDING).coverage[0] == pytest.approx(1.0)
    glossary = Document("g", "Glossar", "## Begriffe\n\n**KMU:** kleine und mittlere Unternehmen.")
    assert scores("KMU", without).coverage[0] == 0
    assert scores("KMU", without, glossary).coverage[0] > 0.2
