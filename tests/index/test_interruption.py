"""A build is really killed again and again; what it had embedded is not embedded once more."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from index.builder import build
from index.snapshots import SnapshotStore
from tests.index.letter_encoder import LetterEncoder
from tests.index.slow_build import DOCUMENTS

BATCH = 64
"""The most that is embedded between two writes to the disk: only this may be lost to a kill."""


def started(folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "tests.index.slow_build", str(folder)], stderr=subprocess.DEVNULL)


def embedded(folder: Path) -> Counter[str]:
    log = folder / "embedded"
    return Counter(log.read_text("utf-8").splitlines() if log.exists() else [])


def stopped_after(folder: Path, texts: int, how: signal.Signals) -> None:
    """Let a build go on until this many more texts are embedded, then end it."""
    goal = embedded(folder).total() + texts
    process = started(folder)
    deadline = time.monotonic() + 60
    while embedded(folder).total() < goal:
        assert process.poll() is None, "it ended before it could be stopped"
        assert time.monotonic() < deadline
        time.sleep(0.005)
    process.send_signal(how)
    assert process.wait(60) != 0


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_what_was_embedded_before_a_kill_is_not_embedded_again(tmp_path: Path, how: signal.Signals) -> None:
    for texts in (1, 100, 200):
        stopped_after(tmp_path, texts, how)
        assert SnapshotStore(tmp_path / "snapshots").live_id() is None
    assert started(tmp_path).wait(60) == 0
    scratch_encoder = LetterEncoder()
    scratch = build(DOCUMENTS, scratch_encoder)
    found = embedded(tmp_path)
    assert found.keys() == {repr(text) for text in scratch_encoder.passages + scratch_encoder.queries}
    assert found.total() - len(found) <= 3 * BATCH
    live = SnapshotStore(tmp_path / "snapshots").load_live().snapshot
    assert live.sentence_vectors.matrix.tolist() == scratch.sentence_vectors.matrix.tolist()
    assert live.passages == scratch.passages
