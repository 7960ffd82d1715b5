from __future__ import annotations

import errno
import hashlib
from pathlib import Path

import numpy as np
import pytest

from index.hashed_file import HashedFile
from index.lexicon import Lexicon
from index.vectors import VectorIndex


def test_the_checksum_is_that_of_the_file(tmp_path: Path) -> None:
    with HashedFile(tmp_path / "a") as file:
        assert (file.write(b"ab"), file.write(b"c")) == (2, 1)
    assert (tmp_path / "a").read_bytes() == b"abc"
    assert file.checksum() == hashlib.sha256(b"abc").hexdigest()


@pytest.mark.parametrize("rows", [1, 5000])
def test_vectors_on_a_full_disk_are_an_error_even_when_there_are_few(rows: int, tmp_path: Path) -> None:
    (tmp_path / "a.faiss").symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left") as told:
        VectorIndex.from_vectors(np.eye(rows, 8, dtype=np.float32)).save(tmp_path / "a.faiss")
    assert told.value.errno == errno.ENOSPC


def test_words_on_a_full_disk_are_an_error(tmp_path: Path) -> None:
    for path in Lexicon.files(tmp_path, "a"):
        path.symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left"):
        Lexicon.from_texts(["Messe"]).save(tmp_path, "a")
