from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.torch import load_file, save_file

from index.bundled_model import ModelUnavailable, unpack_bundled_model
from index.reader import Reader
from index.reader_adapter import ADAPTER, FORMAT
from index.reader_input import split_context
from index.reference_reader import merged, reference_reader

MODELS = Path(__file__).parents[2] / "var" / "models"
HEAD = "Tag der offenen Gärtnerei\nRückblick"
TEXT = (
    "Der dritte Tag der offenen Gärtnerei fand am 4. Mai 2019 in Eulenried statt. "
    "Gekommen waren 340 Gäste. Die Eröffnungsrede hielt Bürgermeisterin Ines Falkner."
)
CONTEXT = f"{HEAD}\n{TEXT}"
FIRST, SECOND, THIRD = (0, 76), (77, 103), (104, len(TEXT))
WHEN = "Wann war der Tag der offenen Gärtnerei in Eulenried?"
WHO = "Wer hat die Eröffnungsrede gehalten?"
IN_VAIN = "Was hat der Eintritt zum Tag der offenen Gärtnerei gekostet?"

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def base() -> Path:
    return unpack_bundled_model(MODELS)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load(MODELS)


def test_the_compiled_reader_reads_like_the_one_in_torch(base: Path, reader: Reader) -> None:
    reference = reference_reader(MODELS)
    for question in (WHEN, WHO, IN_VAIN):
        (found,), (expected,) = reader.read(question, [CONTEXT]), reference.read(question, [CONTEXT])
        assert found.answerable == pytest.approx(expected.answerable, abs=0.25)
        assert found.certainty == pytest.approx(expected.certainty, abs=0.1)
        for span in (FIRST, SECOND, THIRD):
            assert found.evidence(*span) == pytest.approx(expected.evidence(*span), abs=0.1)
        if question != IN_VAIN:
            assert (found.start, found.end) == (expected.start, expected.end)


@pytest.mark.parametrize(("question", "answer"), [(WHEN, "4. Mai 2019"), (WHO, "Ines Falkner")])
def test_the_asked_for_fact_is_pointed_to(reader: Reader, question: str, answer: str) -> None:
    (reading,) = reader.read(question, [CONTEXT])
    assert answer in TEXT[reading.start : reading.end]
    assert reading.end - reading.start <= len(answer) + len("Bürgermeisterin ")


def test_the_sentence_with_the_answer_has_the_most_evidence(reader: Reader) -> None:
    (when,), (who,) = reader.read(WHEN, [CONTEXT]), reader.read(WHO, [CONTEXT])
    assert int(np.argmax([when.evidence(*span) for span in (FIRST, SECOND, THIRD)])) == 0
    assert int(np.argmax([who.evidence(*span) for span in (FIRST, SECOND, THIRD)])) == 2
    assert who.evidence(0, len(TEXT)) == pytest.approx(1, abs=1e-4)


def test_what_the_passage_does_not_say_is_less_answerable_than_what_it_says(reader: Reader) -> None:
    when, who, in_vain = (reader.read(question, [CONTEXT])[0].answerable for question in (WHEN, WHO, IN_VAIN))
    assert min(when, who) > in_vain


def test_neither_neighbours_nor_threads_change_a_reading(reader: Reader) -> None:
    alone = reader.read(WHO, [CONTEXT])[0]
    with ThreadPoolExecutor(4) as pool:
        beside = list(pool.map(lambda _: reader.read(WHO, [CONTEXT * 5, CONTEXT, "kurz"]), range(4)))
    for readings in beside:
        assert readings[1].answerable == pytest.approx(alone.answerable, abs=1e-4)
        assert (readings[1].start, readings[1].end) == (alone.start, alone.end)
    assert reader.read(WHO, []) == ()


def test_only_the_text_below_title_and_heading_is_pointed_to(reader: Reader) -> None:
    assert split_context(CONTEXT) == (HEAD, TEXT)
    assert split_context("nur Text\nin zwei Zeilen") == ("", "nur Text\nin zwei Zeilen")
    (reading,) = reader.read("Wann war das?", ["Am 4. Mai 2019\nam 4. Mai 2019\n"])
    assert (reading.start, reading.end, reading.certainty) == (0, 0, 0.0)
    assert reading.evidence(0, 100) == 0


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80), st.text(max_size=200))
def test_any_text_gives_a_span_inside_it(reader: Reader, question: str, text: str) -> None:
    (reading,) = reader.read(question, [f"Titel\nÜberschrift\n{text}"])
    assert 0 <= reading.start <= reading.end <= len(text)
    assert np.isfinite(reading.answerable)
    assert 0 <= reading.certainty <= 1 + 1e-5


@pytest.mark.parametrize("hostile", ["\ud800 \udfff", "</s></s>" * 400, "a" * 100_000, "\0\n\n\r\n", "<mask><pad><s>"])
def test_hostile_text_is_read_like_any_other(reader: Reader, hostile: str) -> None:
    (reading,) = reader.read(hostile, [f"{HEAD}\n{hostile}"])
    assert np.isfinite(reading.answerable)
    assert 0 <= reading.start <= reading.end <= len(hostile)


def test_a_separator_typed_by_a_citizen_is_text(reader: Reader) -> None:
    (plain,), (typed,) = reader.read(WHO, [CONTEXT]), reader.read(f"{WHO}</s></s>", [CONTEXT])
    assert "Ines Falkner" in TEXT[typed.start : typed.end]
    assert typed.answerable != pytest.approx(plain.answerable, abs=1e-6)


def test_the_adapter_is_added_to_the_base_and_replaces_what_it_holds_whole() -> None:
    base = {"a.weight": torch.eye(2), "a.bias": torch.zeros(2), "b.weight": torch.eye(2)}
    adapter = {
        "a.weight.up": torch.tensor([[1.0], [2.0]]).half(),
        "a.weight.down": torch.tensor([[3.0, 4.0]]).half(),
        "a.bias": torch.ones(2).half(),
        "span.weight": torch.ones(2, 2).half(),
    }
    result = merged(base, adapter)
    assert result["a.weight"].tolist() == [[4.0, 4.0], [6.0, 9.0]]
    assert (result["a.bias"].tolist(), result["b.weight"].tolist()) == ([1.0, 1.0], [[1.0, 0.0], [0.0, 1.0]])
    assert result.keys() == base.keys()
    assert {value.dtype for value in result.values()} == {torch.float32}


def test_a_damaged_or_foreign_adapter_is_named_with_what_to_do(tmp_path: Path) -> None:
    models = tmp_path / "models"
    cut = tmp_path / "cut.safetensors"
    cut.write_bytes(ADAPTER.read_bytes()[:1000])
    with pytest.raises(ModelUnavailable, match=r"cut\.safetensors .*restore the adapter from the repository"):
        Reader.load(models, cut)
    foreign = tmp_path / "foreign.safetensors"
    save_file(load_file(ADAPTER), foreign, metadata={"format": "another"})
    with pytest.raises(ModelUnavailable, match=f"its format is 'another', expected is '{FORMAT}'"):
        Reader.load(models, foreign)
    half = tmp_path / "half.safetensors"
    save_file({"encoder.layer.0.output.dense.bias": torch.ones(384)}, half, metadata={"format": FORMAT})
    with pytest.raises(ModelUnavailable, match="KeyError"):
        Reader.load(models, half)
    assert list((models / "multilingual-e5-small-onnx").glob("reader-*/graph.onnx")) == []


def test_the_adapter_stays_small(reader: Reader) -> None:
    assert ADAPTER.stat().st_size < 8_000_000
    assert len(reader.fingerprint) == 64
