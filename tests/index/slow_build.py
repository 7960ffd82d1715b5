"""A build that a test can kill: `python -m tests.index.slow_build FOLDER` notes in FOLDER/embedded what it embeds."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from index.builder import build
from index.embedding_store import EmbeddingStore
from index.encoder import Vectors
from index.snapshots import SnapshotStore
from knowledge.document import Document
from tests.index.letter_encoder import LetterEncoder

DOCUMENTS = tuple(
    Document(
        id=f"{number:03}",
        title=f"Titel {number}",
        body=f"## Teil\n\nDies ist Satz {number}. Und der nächste dazu.",
        anticipated={"Teil": (f"Was ist Satz {number}?",)},
    )
    for number in range(150)
)


class SlowEncoder(LetterEncoder):
    """Writes one line for each text before it gives the vectors back, and takes its time for a batch."""

    def __init__(self, log: Path) -> None:
        super().__init__()
        self._log = log

    def _vectors(self, texts: Sequence[str]) -> Vectors:
        with self._log.open("a", encoding="utf-8") as file:
            file.writelines(f"{text!r}\n" for text in texts)
        time.sleep(0.03)
        return super()._vectors(texts)


def main(folder: Path) -> None:
    kept = EmbeddingStore(folder / "embeddings")
    SnapshotStore(folder / "snapshots").publish(build(DOCUMENTS, SlowEncoder(folder / "embedded"), kept=kept))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
