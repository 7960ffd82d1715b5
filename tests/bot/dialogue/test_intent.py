"""The intent model: probabilities, kept on disk without loss, fitted for the bundled encoder."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.dialogue.intent import Intent, IntentModel
from index.bundled_model import FINGERPRINT

MODEL = IntentModel(
    (Intent.QUESTION, Intent.ATTACK, Intent.GREETING),
    np.array([[2, 0], [0, 2], [-2, -2]], np.float32),
    np.array([0, 0, 0.5], np.float32),
    "abc",
)


def test_the_likeliest_intent_comes_with_its_probability_and_that_of_a_question() -> None:
    leaning = MODEL.leaning(np.array([0, 1], np.float32))
    shares = np.exp([0, 2, -1.5]) / np.exp([0, 2, -1.5]).sum()
    assert leaning.intent is Intent.ATTACK
    assert leaning.probability == pytest.approx(shares[1], abs=1e-6)
    assert leaning.question == pytest.approx(shares[0], abs=1e-6)


def test_large_scores_do_not_overflow() -> None:
    leaning = MODEL.leaning(np.array([1000, 0], np.float32))
    assert (leaning.intent, leaning.probability, leaning.question) == (Intent.QUESTION, 1.0, 1.0)


def test_saving_and_loading_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "intents.npz"
    MODEL.save(file)
    loaded = IntentModel.load(file)
    assert (loaded.classes, loaded.fingerprint) == (MODEL.classes, MODEL.fingerprint)
    np.testing.assert_array_equal(loaded.weights, MODEL.weights)
    np.testing.assert_array_equal(loaded.intercepts, MODEL.intercepts)


def test_the_shipped_model_is_that_of_the_bundled_encoder_and_knows_every_intent() -> None:
    shipped = IntentModel.load()
    assert shipped.fingerprint == FINGERPRINT
    assert set(shipped.classes) == set(Intent)
    assert shipped.weights.shape == (len(Intent), 384)


def test_a_file_that_would_run_code_when_it_is_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "intents.npz"
    pickled = np.array([{"question": "attack"}], dtype=object)
    np.savez(file, classes=pickled, weights=MODEL.weights, intercepts=MODEL.intercepts, fingerprint=np.array("abc"))
    with pytest.raises(ValueError, match="allow_pickle"):
        IntentModel.load(file)
