"""Encoder and reader fail and come back; meanwhile citizens are answered by words, and told so."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from bot.dialogue.reply import Reply, Status
from bot.engine import PATIENCE, AbsentEncoder, Engine, Models
from bot.live import LiveRetriever
from index.builder import build
from index.encoder import EncoderFailure, Progress, Vectors
from index.reader import Reading
from index.snapshots import SnapshotStore
from tests.bot.small_dialogue import CATALOGUE, UNSURE, Votes, dialogue_over
from tests.bot.small_documents import DOCUMENTS
from tests.hashing_encoder import HashingEncoder

QUESTION = "Wer hielt die Keynote?"
PERSONAL = "Ich heiße Erika Beispielfrau"


class FragileEncoder(HashingEncoder):
    """Fails as long as it is `broken`."""

    broken = False

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        if self.broken:
            raise RuntimeError(f"cannot encode {texts}")
        return super().encode_passages(texts, progress)


class FragileReader:
    def read(self, question: str, contexts: Sequence[str]) -> tuple[Reading, ...]:
        raise RuntimeError("no reader")


class Loader:
    """Loads the models, or fails as long as it is `broken`."""

    def __init__(self, encoder: HashingEncoder, broken: bool = False) -> None:
        self.encoder = encoder
        self.broken = broken
        self.attempts = 0

    def __call__(self) -> Models:
        self.attempts += 1
        if self.broken:
            raise FileNotFoundError("model.safetensors is gone; restore it")
        return Models(self.encoder)


def engine_of(load: Callable[[], Models], fingerprint: str = "0" * 64) -> Engine:
    return Engine(load, "hashing", fingerprint, pauses=(0.01,))


def wait_until(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.01)


@pytest.fixture
def store(tmp_path: Path) -> SnapshotStore:
    store = SnapshotStore(tmp_path / "snapshots")
    store.publish(build(DOCUMENTS, HashingEncoder()))
    return store


def replied(store: SnapshotStore, engine: Engine | AbsentEncoder, question: str = QUESTION, **more: str) -> Reply:
    return dialogue_over(LiveRetriever(store, engine), Votes()).reply(question, **more)


def limited(reply: Reply) -> bool:
    return CATALOGUE.text("by-words", reply.language) in reply.closing


def test_models_that_load_are_used_and_nothing_is_said(store: SnapshotStore) -> None:
    engine = engine_of(Loader(HashingEncoder()))
    assert (engine.problem, engine.dimension, engine.fingerprint) == ("", 256, "0" * 64)
    assert not limited(replied(store, engine))


def test_without_models_a_question_is_answered_by_words_with_a_notice(store: SnapshotStore) -> None:
    engine = engine_of(Loader(HashingEncoder(), broken=True))
    try:
        reply = replied(store, engine)
    finally:
        engine.close()
    assert engine.problem == "model.safetensors is gone; restore it"
    assert limited(reply)
    assert reply.hits[0].document == "01-konferenz"
    assert reply.timings.encode == 0
    assert reply.status is not Status.ERROR


@pytest.mark.parametrize("language", ["de", "de-leicht", "en", "pl", "cs"])
def test_the_notice_is_there_in_every_language(language: str) -> None:
    assert CATALOGUE.text("by-words", language) not in {
        CATALOGUE.text("by-words", other) for other in {"de", "de-leicht", "en", "pl", "cs"} - {language}
    }


def test_small_talk_needs_no_notice(store: SnapshotStore) -> None:
    reply = replied(store, AbsentEncoder(), "Hallo!")
    assert (reply.status, limited(reply)) == (Status.SMALLTALK, False)


def test_a_follow_up_is_understood_by_words_too(store: SnapshotStore) -> None:
    reply = replied(store, AbsentEncoder(), "Und wer hielt sie?", previous="Wann war die Keynote?")
    assert limited(reply)


def test_models_are_loaded_again_in_the_background_until_it_works(
    store: SnapshotStore, caplog: pytest.LogCaptureFixture
) -> None:
    loader = Loader(HashingEncoder(), broken=True)
    with caplog.at_level(logging.WARNING):
        engine = engine_of(loader)
        live = LiveRetriever(store, engine)
        wait_until(lambda: loader.attempts > 3)
        assert limited(dialogue_over(live, Votes()).reply(QUESTION))
        loader.broken = False
        wait_until(lambda: not engine.problem)
    assert not limited(dialogue_over(live, Votes()).reply(QUESTION))
    told = [line for line in caplog.messages if "model" in line]
    assert [line for line in told if "by words alone until" in line] == told[:1]
    assert told[-1] == "the model 'hashing' is loaded again; answers are complete"


def test_one_text_that_fails_costs_only_its_own_question_the_model(
    store: SnapshotStore, caplog: pytest.LogCaptureFixture
) -> None:
    encoder = FragileEncoder()
    loader = Loader(encoder)
    engine = engine_of(loader)
    encoder.broken = True
    assert limited(replied(store, engine, PERSONAL))
    assert engine.problem == "the model 'hashing' fails (RuntimeError)"
    encoder.broken = False
    assert not limited(replied(store, engine))
    assert (engine.problem, loader.attempts) == ("", 1)
    assert "Beispielfrau" not in caplog.text


def test_a_model_that_fails_again_and_again_is_loaded_anew(store: SnapshotStore) -> None:
    encoder = FragileEncoder()
    loader = Loader(encoder)
    engine = engine_of(loader)
    encoder.broken = True
    for _ in range(PATIENCE):
        assert limited(replied(store, engine))
    encoder.broken = False
    wait_until(lambda: not engine.problem)
    assert loader.attempts == 2
    assert not limited(replied(store, engine))


def test_a_reader_that_fails_counts_as_a_failure_of_both() -> None:
    engine = Engine(lambda: Models(HashingEncoder(), FragileReader()), "hashing", "")
    with pytest.raises(EncoderFailure, match="fails"):
        engine.read(QUESTION, ["a text"])
    assert engine.problem == "the model 'hashing' fails (RuntimeError)"


def test_a_closed_engine_tries_no_more() -> None:
    loader = Loader(HashingEncoder(), broken=True)
    engine = Engine(loader, "hashing", "", pauses=(0.05,))
    engine.close()
    time.sleep(0.2)
    assert loader.attempts == 1


def test_a_model_loaded_late_that_did_not_make_the_snapshot_is_not_mixed_with_it(store: SnapshotStore) -> None:
    """Where its fingerprint was not known before it was loaded."""
    loader = Loader(HashingEncoder(fingerprint="f" * 64), broken=True)
    engine = engine_of(loader, fingerprint="")
    dialogue = dialogue_over(LiveRetriever(store, engine), Votes(), UNSURE)
    assert limited(dialogue.reply(QUESTION))
    loader.broken = False
    wait_until(lambda: not engine.problem)
    assert dialogue.reply(QUESTION).status is Status.ERROR
    store.publish(build(DOCUMENTS, loader.encoder))
    assert dialogue.reply(QUESTION).status is Status.CLARIFY
