"""The compiled encoder beside Sentence-Transformers, in both ways of multiplying."""

from pathlib import Path

import numpy as np
import pytest

from index.bundled_model import ModelUnavailable, packed_model
from index.compiled_encoder import CompiledEncoder
from index.compiled_model import GRAPH, TOKENIZER, VOCABULARY, compile_encoder, multiplies_bytes
from index.encoder import Encoder
from index.onnx_bert import Weights
from index.onnx_export import export_encoder
from index.onnx_products import float_product
from index.onnx_session import WORDS, Session
from index.sentence_encoder import load_sentence_transformers
from index.token_rows import token_rows
from index.tokens import load_tokenizer
from index.word_table import WordTable
from knowledge.passages import passages_of
from knowledge.reading import read_folder

ROOT = Path(__file__).parents[2]
MODELS = ROOT / "var" / "models"
QUESTIONS = [
    "wann war des treffn in leipzg",
    "Ansprechpartner Industriepolitik",
    "When does the trade fair in Hanover take place?",
    "Kdy se konala konference o průmyslové strategii?",
    "Kto jest odpowiedzialny za strategię przemysłową Saksonii?",
    "?",
]


@pytest.fixture(scope="module")
def reference() -> Encoder:
    return load_sentence_transformers("bundled", MODELS, threads=1)


def cosines(encoder: Encoder, reference: Encoder, passages: list[str]) -> list[float]:
    queries = (encoder.encode_queries(QUESTIONS) * reference.encode_queries(QUESTIONS)).sum(axis=1)
    texts = (encoder.encode_passages(passages) * reference.encode_passages(passages)).sum(axis=1)
    return [*queries.tolist(), *texts.tolist()]


@pytest.mark.model
def test_vectors_are_those_of_sentence_transformers(reference: Encoder) -> None:
    documents = read_folder(ROOT / "knowledge" / "documents").documents
    passages = [passage.context for document in documents[:6] for passage in passages_of(document)][::3]
    passages += ["Industrie " * 900, "?"]
    assert min(cosines(CompiledEncoder.load(MODELS, 1), reference, passages)) > 0.998


@pytest.mark.model
def test_what_is_encoded_together_changes_no_vector() -> None:
    encoder = CompiledEncoder.load(MODELS, 1)
    alone = np.concatenate([encoder.encode_queries([question]) for question in QUESTIONS])
    together = encoder.encode_queries(QUESTIONS * 9)
    assert (together[: len(QUESTIONS)] * alone).sum(axis=1).min() > 0.9998
    passages = [question * length for length in (1, 9, 40) for question in QUESTIONS]
    counted: list[int] = []
    vectors = encoder.encode_passages(passages, counted.append)
    assert sum(counted) == len(passages)
    assert min(encoder.encode_passages(["?" * 9])[0] @ vectors[passages.index("?" * 9)], 1) > 0.9998


@pytest.mark.model
def test_without_instructions_for_bytes_they_are_the_same_to_six_decimals(reference: Encoder, tmp_path: Path) -> None:
    export_encoder(Weights(packed_model()), tmp_path / GRAPH, float_product)
    tokenizer = load_tokenizer(compile_encoder(MODELS) / TOKENIZER)
    encoder = CompiledEncoder(Session(tmp_path / GRAPH, 1), WordTable.of_model(packed_model()), tokenizer)
    assert min(cosines(encoder, reference, ["Die Hannover Messe ist eine Industriemesse."])) > 0.99999


@pytest.mark.usefixtures("package")
def test_the_model_is_compiled_once_anew_when_damaged_and_apart_for_another_processor(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    graph = compile_encoder(tmp_path, lambda done, total: steps.append((done, total))) / GRAPH
    assert steps[-1] == (1, 1)
    first, made = graph.read_bytes(), graph.stat().st_ino
    assert compile_encoder(tmp_path) / GRAPH == graph
    assert graph.stat().st_ino == made
    graph.write_bytes(b"")
    compile_encoder(tmp_path)
    assert graph.read_bytes() == first
    other = compile_encoder(tmp_path, in_bytes=not multiplies_bytes()) / GRAPH
    assert other.read_bytes() != first
    (rows,) = token_rows([[0, 5, 2], [0, 6, 7, 2]])
    words = WordTable.load(graph.with_name(VOCABULARY)).rows(rows.tokens)
    vectors = [Session(each, 1).run({WORDS: words, **rows.inputs()})[0] for each in (graph, other)]
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=3), 1, atol=1e-6)
    np.testing.assert_allclose(vectors[0], vectors[1], atol=2e-2)


@pytest.mark.usefixtures("package")
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "models").write_text("a file")
    with pytest.raises(ModelUnavailable, match=r"cannot be compiled to .*models.*make the folder writable"):
        compile_encoder(tmp_path / "models")
