"""Our tokenizer beside the one that torch models use."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer as ReferenceTokenizer

from index.bundled_folder import tokenizer_of
from index.bundled_format import PackedModel
from index.bundled_model import packed_model
from index.compiled_model import TOKENIZER, compile_encoder
from index.tokens import END, START, Tokenizer, load_tokenizer, save_tokenizer
from tests.index.packed_model import PIECES, packed_bytes

MODELS = Path(__file__).parents[2] / "var" / "models"
LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P", "S"))


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return load_tokenizer(compile_encoder(MODELS) / TOKENIZER)


@pytest.fixture(scope="module")
def reference() -> ReferenceTokenizer:
    made = tokenizer_of(packed_model())
    made.encode_special_tokens = True
    return made


@pytest.mark.model
@given(words=st.lists(st.text(LETTERS, min_size=1, max_size=9), min_size=1, max_size=9))
def test_numbers_are_those_of_the_library_that_torch_models_use(
    tokenizer: Tokenizer, reference: ReferenceTokenizer, words: list[str]
) -> None:
    text = " ".join(words)
    expected = reference.encode(text, add_special_tokens=False).ids
    assert tokenizer.numbers(text, 512) == tokenizer.pieces(text, 512).numbers == expected


@pytest.mark.model
def test_german_text_gives_the_same_numbers_and_places_whatever_its_blanks(
    tokenizer: Tokenizer, reference: ReferenceTokenizer
) -> None:
    text = "Die  Messen\tIntec und Z\nzählten 24.200 Besucher aus 35 Ländern (§ 5 Abs. 2) – „ein Rekord“."
    found, expected = tokenizer.pieces(text, 512), reference.encode(text, add_special_tokens=False)
    assert found.numbers == expected.ids
    assert [text[slice(*each)].strip() for each in found.offsets] == [
        text[slice(*each)].strip() for each in expected.offsets
    ]


@pytest.mark.model
def test_a_row_is_framed_and_cut_and_hostile_text_is_text(tokenizer: Tokenizer) -> None:
    assert tokenizer.row("")[0] == START
    assert tokenizer.row("")[-1] == END
    assert len(tokenizer.row("Wort " * 9000)) == 512
    assert not {START, END} & set(tokenizer.numbers("</s><s>", 9))
    assert tokenizer.numbers("\ud800", 9) == tokenizer.numbers("?", 9)


def test_the_vocabulary_is_written_in_the_format_of_sentencepiece(tmp_path: Path) -> None:
    save_tokenizer(PackedModel.from_bytes(packed_bytes()).vocabulary, tmp_path / TOKENIZER)
    tokenizer = load_tokenizer(tmp_path / TOKENIZER)
    assert [PIECES[number] for number in tokenizer.numbers("ｈａｌｌｏ   welt", 9)] == ["▁hallo", "▁welt"]
    assert tokenizer.pieces("hallo  welt", 9).offsets == [(0, 5), (5, 11)]
