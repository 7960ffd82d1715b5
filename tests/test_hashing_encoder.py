import numpy as np

from index.encoder import Encoder
from tests.hashing_encoder import HashingEncoder


def test_it_is_an_encoder_that_counts_the_texts_it_was_given() -> None:
    encoder = HashingEncoder()
    as_protocol: Encoder = encoder
    seen: list[int] = []
    as_protocol.encode_passages(["eins", "zwei"], seen.append)
    as_protocol.encode_queries(["drei"])
    assert encoder.texts_encoded == 3
    assert sum(seen) == 2


def test_the_text_with_the_same_words_comes_first_and_rows_have_length_one() -> None:
    encoder = HashingEncoder()
    passages = encoder.encode_passages(
        ["Die Messe findet in Leipzig statt.", "Das Handwerk sucht Lehrlinge.", "", "\ud800"]
    )
    scores = passages @ encoder.encode_queries(["Wo findet die Messe statt?"])[0]
    assert scores.argmax() == 0
    np.testing.assert_allclose(np.linalg.norm(passages, axis=1), 1, atol=1e-6)
    assert encoder.encode_passages([]).shape == (0, encoder.dimension)
