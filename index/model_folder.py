"""Where an embedding model's files lie on this machine, and the hash that stands for them."""

from __future__ import annotations

import hashlib
import json
import os
import re
from dataclasses import dataclass
from pathlib import Path

from index.bundled_model import FINGERPRINT, ModelUnavailable, unpack_bundled_model
from index.made_folder import Advance, sha256, stamp

BUNDLED = "bundled"
_HUB_NAME = re.compile(r"[A-Za-z0-9][\w.-]*(/[\w.-]+)?")
_READ_BY_ENCODER = {".safetensors", ".bin", ".json", ".txt", ".model"}
_UNUSED_FILES = ["onnx/*", "openvino/*", "*.onnx", "*.h5", "*.msgpack", "*.ot"]
_ONLINE_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class ModelFolder:
    path: Path
    fingerprint: str


def find_model(model: str, models: Path, progress: Advance | None = None) -> ModelFolder:
    """ "bundled", a folder, or a name on the Hugging Face hub, which is asked only if the files are not here yet."""
    if model == BUNDLED:
        return ModelFolder(unpack_bundled_model(models, progress), FINGERPRINT)
    path = _folder(model) or _from_hub(model, models)
    return ModelFolder(path, _fingerprint(path, models / "fingerprints.json"))


def _folder(model: str) -> Path | None:
    path = Path(model).expanduser()
    if not path.is_dir():
        return None
    if not any((path / name).is_file() for name in ("modules.json", "config.json")):
        raise _unavailable(model, "the folder holds neither modules.json nor config.json")
    return path


def _from_hub(model: str, models: Path) -> Path:
    if not _HUB_NAME.fullmatch(model):
        raise _unavailable(model, "there is no such folder")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    from huggingface_hub import HfApi, snapshot_download  # slow to import and seldom needed

    name = model if "/" in model else f"sentence-transformers/{model}"
    for cache in (models / "hub", None):  # None: the cache that other programs of this user share
        try:
            return Path(snapshot_download(name, cache_dir=cache, local_files_only=True))
        except (OSError, ValueError):
            continue
    try:
        HfApi().model_info(name, timeout=_ONLINE_SECONDS)  # fails within seconds where there is no network
        return Path(snapshot_download(name, cache_dir=models / "hub", ignore_patterns=_UNUSED_FILES))
    except Exception as exc:  # the hub's client raises its own errors, its HTTP library's and the system's
        raise _unavailable(model, f"it is not on this machine and cannot be downloaded: {type(exc).__name__}") from exc


def _unavailable(model: str, reason: str) -> ModelUnavailable:
    return ModelUnavailable(
        f'The encoder model "{model}" cannot be had ({reason}): set encoder.model to "{BUNDLED}", '
        "to a Sentence-Transformers folder, or to a name that this machine can download."
    )


def _fingerprint(folder: Path, cache: Path) -> str:
    """Over all that the encoder reads; remembered, since weights take seconds to hash."""
    files = sorted(path for path in folder.rglob("*") if path.suffix in _READ_BY_ENCODER and path.is_file())
    seen = _hash([[path.relative_to(folder).as_posix(), *stamp(path)] for path in files])
    known = _known(cache)
    if seen not in known:
        known[seen] = _hash([[path.relative_to(folder).as_posix(), sha256(path)] for path in files])
        _remember(cache, known)
    return known[seen]


def _hash(rows: list[list[object]]) -> str:
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()


def _known(cache: Path) -> dict[str, str]:
    try:
        return {str(seen): str(value) for seen, value in json.loads(cache.read_text(encoding="utf-8")).items()}
    except (OSError, ValueError, AttributeError):
        return {}


def _remember(cache: Path, known: dict[str, str]) -> None:
    """Where it cannot be written, the next start hashes again."""
    fresh = cache.with_name(f"{cache.name}.{os.getpid()}")
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps(known), encoding="utf-8")
        fresh.replace(cache)
    except OSError:
        fresh.unlink(missing_ok=True)
