"""The bundled model's encoder and the reader as ONNX graphs below the models' folder: made once, checked ever after."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.bundled_model import DATA_SHA256, ModelUnavailable, packed_model
from index.calibration import TEXTS, encoder_rows, reader_rows
from index.made_folder import Advance, make_once, sha256
from index.reader_adapter import ADAPTER, layers_of, load_adapter
from index.tokens import load_tokenizer, save_tokenizer
from index.word_table import save_words

if TYPE_CHECKING:
    from index.onnx_bert import Weights
    from index.onnx_products import Product

FOLDER = "multilingual-e5-small-onnx"
GRAPH, TOKENIZER, VOCABULARY = "graph.onnx", "tokenizer.model", "vocabulary.npy"
COMPILING = 3
"""Raise it when the graphs are built differently: existing folders are then made anew."""
_NEEDED = "about 200 MB"
_BYTE_INSTRUCTIONS = {"avx512_vnni", "avx_vnni", "amx_int8", "asimddp"}
"""Processors without them lose precision or time with bytes."""


def compile_encoder(models: Path, progress: Advance | None = None, *, in_bytes: bool | None = None) -> Path:
    """The folder with the encoder's graph, its tokenizer and vocabulary; raises `ModelUnavailable` with what to do.

    `in_bytes` is by default what suits this processor.
    """
    as_bytes = multiplies_bytes() if in_bytes is None else in_bytes

    def fill(folder: Path) -> None:
        from index.onnx_bert import Weights  # imports onnx, which answering does not need
        from index.onnx_export import export_encoder

        model = packed_model()
        save_tokenizer(model.vocabulary, folder / TOKENIZER)
        save_words(model, folder / VOCABULARY)
        weights = Weights(model)
        rows = encoder_rows(load_tokenizer(folder / TOKENIZER)) if as_bytes else ()
        export_encoder(weights, folder / GRAPH, _product(weights, rows))
        if progress:
            progress(1, 1)

    return _compiled(models / FOLDER / _name("encoder", as_bytes), "", fill)


def compile_reader(models: Path, adapter: Path = ADAPTER, *, in_bytes: bool | None = None) -> Path:
    """The folder with the graph of the reader that `adapter` makes; tokenizer and vocabulary are the encoder's."""
    as_bytes = multiplies_bytes() if in_bytes is None else in_bytes

    def fill(folder: Path) -> None:
        from index.onnx_bert import Weights  # see above
        from index.onnx_export import export_reader

        changes = load_adapter(adapter)
        weights = Weights(packed_model(), changes, layers_of(changes))
        tokenizer = load_tokenizer(compile_encoder(models, in_bytes=as_bytes) / TOKENIZER)
        export_reader(weights, changes, folder / GRAPH, _product(weights, reader_rows(tokenizer) if as_bytes else ()))

    return _compiled(models / FOLDER / _name("reader", as_bytes), sha256(adapter), fill)


def _product(weights: Weights, rows: Sequence[Sequence[int]]) -> Product:
    """By bytes, where there are rows to learn from how large numbers get."""
    from index.onnx_products import ByteProduct, float_product  # see above
    from index.onnx_ranges import seen_ranges

    return ByteProduct(seen_ranges(weights, rows)) if rows else float_product


def compile_for_any_processor(models: Path) -> None:
    """For an image whose folder is read-only where it runs."""
    for in_bytes in (True, False):
        compile_encoder(models, in_bytes=in_bytes)
        compile_reader(models, in_bytes=in_bytes)


def multiplies_bytes() -> bool:
    """Whether this processor has instructions that multiply bytes and add them up in 32 bits."""
    try:
        known = set(Path("/proc/cpuinfo").read_text(encoding="utf-8").split())
    except OSError:
        return platform.machine() == "arm64"  # Apple's, all of which have them
    return not known.isdisjoint(_BYTE_INSTRUCTIONS)


def _name(what: str, in_bytes: bool) -> str:
    return f"{what}-{'bytes' if in_bytes else 'floats'}"


def _compiled(target: Path, more: str, fill: Callable[[Path], None]) -> Path:
    what = f"{DATA_SHA256} compiling {COMPILING} {sha256(TEXTS)} {more}"
    try:
        make_once(target, hashlib.sha256(what.encode()).hexdigest(), fill)
    except OSError as exc:
        raise ModelUnavailable(
            f"The bundled model cannot be compiled to {target} ({exc}): "
            f"make the folder writable with {_NEEDED} free, or set data_dir to another one."
        ) from exc
    return target
