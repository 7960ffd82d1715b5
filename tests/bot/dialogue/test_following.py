"""When a question is read together with the one before."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from bot.dialogue.finding import Asked, find
from bot.dialogue.following import Following, FollowingModel, Readings, shipped_following
from bot.dialogue.library import Library
from bot.dialogue.quoting import QuotingDialogue
from bot.dialogue.reply import Status
from bot.dialogue.study import study, study_follow_up
from index.bundled_model import FINGERPRINT
from tests.bot.small_dialogue import JUDGE, library_of

COUNT = len(Following.columns())
BEFORE = "Wer hielt die Keynote?"


@pytest.fixture(scope="module")
def library() -> Library:
    return library_of()


def readings(library: Library, question: str, language: str = "de") -> Readings:
    alone = study(library, question)
    return Readings(question, language, alone, study_follow_up(library, question, BEFORE, alone), JUDGE)


def model(library: Library, **weights: float) -> FollowingModel:
    return FollowingModel(
        names=Following.columns(),
        mean=(0.0,) * COUNT,
        scale=(1.0,) * COUNT,
        weights=tuple(weights.get(name, 0.0) for name in Following.columns()),
        intercept=-1.0,
        follows=0.5,
        fingerprint=library.snapshot.manifest.model_fingerprint,
    )


def test_figures_tell_what_the_words_say_and_what_both_readings_find(library: Library) -> None:
    found = readings(library, "Und wann war die Konferenz in Leipzig?").following()
    assert found is not None
    assert (found.opening, found.pointing, found.named, found.words) == (1.0, 0.0, 1.0, 7.0)
    follow_up = readings(library, "Und wer hielt sie?").following()
    assert follow_up is not None
    assert (follow_up.opening, follow_up.pointing, follow_up.named, follow_up.words) == (1.0, 1.0, 0.0, 4.0)
    assert follow_up.subject > found.subject
    alone, both = study(library, "Und wer hielt sie?"), readings(library, "Und wer hielt sie?").both
    assert alone.evidence is not None
    assert follow_up.gap == pytest.approx(alone.evidence.cosine - both.closest)
    assert 0.0 <= follow_up.together <= 1.0
    assert follow_up.alone == JUDGE.confidence(alone.evidence)


def test_the_question_before_itself_is_as_close_as_can_be_and_gains_nothing(library: Library) -> None:
    found = readings(library, BEFORE).following()
    assert found is not None
    assert found.subject == pytest.approx(1.0)
    assert found.alike == pytest.approx(1.0 - 0.84)
    assert found.foreign == pytest.approx(max(0.0, 0.84 - study(library, BEFORE).ranking.hits[0].cosine))


def test_many_words_count_as_twelve(library: Library) -> None:
    found = readings(library, "Und " + "wer " * 20).following()
    assert found is not None
    assert found.words == 12.0


def test_without_vectors_there_is_nothing_to_tell(library: Library) -> None:
    assert readings(library.by_words, "Und wer hielt sie?").following() is None


@pytest.mark.parametrize(("weight", "follows"), [(2.0, True), (0.5, False)])
def test_the_model_decides_where_it_was_fitted_for_the_encoder(
    library: Library, monkeypatch: pytest.MonkeyPatch, weight: float, follows: bool
) -> None:
    monkeypatch.setattr("bot.dialogue.finding.shipped_following", lambda: model(library, opening=weight))
    assert find(library, JUDGE, Asked("Und wann war die Konferenz?", "Was kostet ein Elefant?")).follows is follows


def test_a_model_fitted_for_other_figures_is_refused(library: Library) -> None:
    with pytest.raises(ValidationError, match="fit anew"):
        FollowingModel(**model(library).model_dump() | {"names": ("height", *Following.columns()[1:])})


def test_the_shipped_model_is_that_of_the_bundled_encoder() -> None:
    shipped = shipped_following()
    assert shipped.fingerprint == FINGERPRINT
    weights = dict(zip(shipped.names, shipped.weights, strict=True))
    assert weights["opening"] > 0
    assert weights["pointing"] > 0
    assert weights["gap"] < 0


@pytest.mark.model
@pytest.mark.parametrize(
    ("previous", "question", "quoted"),
    [
        ("Wann war die erste Strategiekonferenz?", "Und die zweite?", "7. März 2018"),
        ("Was ist die ZukunftsWerkstatt INDUSTRIE?", "Wie lange sollte die laufen?", "zwei Jahre"),
        ("Wo öffnete 2015 das FabLab Chemnitz?", "Welcher Verein betreibt das?", "Stadtfabrikanten"),
        ("Wie viele Besucher kamen 2017 zur Intec und Z?", "und zwei Jahre später?", "24.400"),
        ("When was the second strategy conference in Hellerau?", "And how many people attended?", "200"),
    ],
)
def test_follow_ups_are_answered(shipped_dialogue: QuotingDialogue, previous: str, question: str, quoted: str) -> None:
    reply = shipped_dialogue.reply(question, previous=previous)
    assert reply.status is Status.ANSWERED
    assert quoted in " ".join(quote.text for quote in reply.quotes)


@pytest.mark.model
@pytest.mark.parametrize(
    ("previous", "question"),
    [
        ("Welche Leitlinien hat die Industriestrategie?", "Wie komme ich zum Ministerium?"),
        ("Was kostet der Eintritt zur Intec?", "Where is the ministry located?"),
        (
            "Seit wann gibt es das heutige Leipziger Messegelände?",
            "Wie lange habe ich Zeit, ein GRW-Vorhaben umzusetzen?",
        ),
        ("Which tram line takes me to the Leipzig exhibition grounds?", "Kdo vyhrál včera hokej?"),
        ("Wo in Berlin wurden die Leitlinien gezeigt?", "Wie viele Autos kann mer da draußen an dr Messe abstellen?"),
    ],
)
def test_a_new_subject_is_answered_as_if_nothing_had_been_asked_before(
    shipped_dialogue: QuotingDialogue, previous: str, question: str
) -> None:
    with_it, by_itself = shipped_dialogue.reply(question, previous=previous), shipped_dialogue.reply(question)
    assert (with_it.status, with_it.quotes) == (by_itself.status, by_itself.quotes)
