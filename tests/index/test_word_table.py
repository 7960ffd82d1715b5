from pathlib import Path

import numpy as np

from index.bundled_format import PackedModel, dequantised
from index.word_table import WordTable, save_words
from tests.index.packed_model import PIECES, WIDTH, packed_bytes


def test_rows_in_memory_and_on_disk_are_those_of_the_model_in_any_shape(tmp_path: Path) -> None:
    model = PackedModel.from_bytes(packed_bytes())
    every = dequantised(model.tensors["emb.word"].data).reshape(len(PIECES), WIDTH)
    save_words(model, tmp_path / "words.npy")
    tokens = np.array([[5, 0, 7], [7, 7, 1]])
    for words in (WordTable.of_model(model), WordTable.load(tmp_path / "words.npy")):
        np.testing.assert_array_equal(words.rows(tokens), every[tokens])
