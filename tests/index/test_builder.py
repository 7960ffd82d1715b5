from __future__ import annotations

from index.builder import Step, build
from tests.index.letter_encoder import LetterEncoder
from tests.index.small_documents import CHANGED, CONFERENCE, DOCUMENTS


def test_only_new_text_is_embedded_again() -> None:
    before = build(DOCUMENTS, LetterEncoder())
    encoder = LetterEncoder()
    after = build((CONFERENCE, CHANGED), encoder, before)
    assert encoder.passages == [
        after.passages[2].context,
        "Förderung\nZuschuss\nKleine und mittlere Unternehmen (KMU) erhalten ein Darlehen.",
    ]
    assert encoder.queries == []
    fresh = build((CONFERENCE, CHANGED), LetterEncoder())
    assert after.passage_vectors.matrix.tolist() == fresh.passage_vectors.matrix.tolist()
    assert after.sentence_vectors.matrix.tolist() == fresh.sentence_vectors.matrix.tolist()
    assert after.anticipated_vectors.matrix.tolist() == fresh.anticipated_vectors.matrix.tolist()


def test_another_model_embeds_everything_again() -> None:
    encoder = LetterEncoder(fingerprint="2" * 64)
    snapshot = build(DOCUMENTS, encoder, build(DOCUMENTS, LetterEncoder()))
    alike = 1  # a passage of one sentence has that sentence's text
    assert len(encoder.passages) == 3 + 5 - alike
    assert encoder.queries == [question.text for question in snapshot.anticipated]


def test_anticipated_questions_point_to_the_passages_below_their_heading() -> None:
    snapshot = build(DOCUMENTS, LetterEncoder())
    assert [(question.text, question.passages) for question in snapshot.anticipated] == [
        ("Wann war die Konferenz?", (0,)),
        ("Wo traf man sich 2017?", (0,)),
    ]


def test_progress_reaches_the_number_of_texts() -> None:
    seen: list[tuple[Step, int, int]] = []
    build(DOCUMENTS, LetterEncoder(), progress=lambda *told: seen.append(told))
    assert seen == [(Step.EMBED, 7, 9), (Step.EMBED, 9, 9)]


def test_the_content_hash_changes_with_documents_and_model_only() -> None:
    contents = [
        build(DOCUMENTS, LetterEncoder()).manifest.content,
        build(DOCUMENTS, LetterEncoder()).manifest.content,
        build((CONFERENCE, CHANGED), LetterEncoder()).manifest.content,
        build(DOCUMENTS, LetterEncoder(fingerprint="3" * 64)).manifest.content,
    ]
    assert contents[0] == contents[1]
    assert len(set(contents)) == 3
