"""Answers citizens while the journal's disk is full: `python -m tests.hostile.full_journal FOLDER`.

`FOLDER/disk` must be a mount point of a file system of some megabytes; one JSON object for each state of the disk.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from bot.dialogue.quoting import QuotingDialogue
from bot.engine import Engine, Models
from bot.journal import journal as room
from bot.journal.journal import Journal
from bot.live import LiveRetriever
from bot.operations.observation import observe
from bot.operations.operations import Operations, Phase
from index.builder import build
from index.snapshots import SnapshotStore
from tests.bot.small_dialogue import CATALOGUE, CONTACT
from tests.bot.small_documents import DOCUMENTS
from tests.hashing_encoder import HashingEncoder

PRESSES = 40
"""More than fit into what SQLite has room for already."""


def states(folder: Path) -> Iterator[dict[str, Any]]:
    """With room, without, and with room again; the snapshot lies on another disk."""
    room.TRY_AFTER = 0.0
    store, encoder = SnapshotStore(folder / "snapshots"), HashingEncoder()
    store.publish(build(DOCUMENTS, encoder))
    engine = Engine(lambda: Models(encoder), "hashing", "")
    journal = Journal.from_file(folder / "disk" / "journal.sqlite")
    live, operations = LiveRetriever(store, engine), Operations()
    observe(operations, live=live, engine=engine, journal=journal, data=folder)
    operations.begin(Phase.ANSWERING)
    dialogue = QuotingDialogue(live, CATALOGUE, CONTACT, journal)
    ref = next(iter(dialogue.library().passages))
    ballast = folder / "disk" / "ballast"
    for name in ("roomy", "full", "relieved"):
        if name == "full":
            _fill(ballast)
        elif name == "relieved":
            ballast.unlink()
        for _ in range(PRESSES):
            dialogue.feedback(ref, helpful=True, conversation="c")
        report = operations.report()
        check = report.checks["journal"]
        yield {
            "state": name,
            "status": dialogue.reply("Wer hielt die Keynote?", conversation="c").status.value,
            "ready": report.ready,
            "degraded": report.degraded,
            "detail": check.detail,
            "kept": journal.feedback_counts()[True],
        }


def _fill(ballast: Path) -> None:
    with ballast.open("wb", buffering=0) as file:
        for size in (65_536, 4096, 1):
            with suppress(OSError):
                while True:
                    file.write(b"x" * size)


if __name__ == "__main__":
    for each in states(Path(sys.argv[1])):
        print(json.dumps(each), flush=True)
