"""A small file system that can be filled."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

_MOUNT = ("unshare", "--user", "--map-root-user", "--mount", "sh", "-c")
_SMALL = 'mount -t tmpfs -o size=2m none "$0" && exec "$@"'


@pytest.fixture
def mounting(tmp_path: Path) -> tuple[str, ...]:
    """The beginning of a command that sees a file system of 2 MB in `tmp_path/disk`; nobody else does."""
    disk = tmp_path / "disk"
    disk.mkdir()
    before = (*_MOUNT, _SMALL, str(disk))
    try:
        tried = subprocess.run([*before, "true"], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("the program unshare is not here, so no small file system can be mounted and filled")
    if tried.returncode:
        pytest.skip(f"no small file system can be mounted and filled here ({tried.stderr.strip()})")
    return before
