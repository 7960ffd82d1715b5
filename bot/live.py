"""The live snapshot as the dialogue sees it: changed over between two questions, never in the middle of one."""

from __future__ import annotations

import logging
from threading import Lock

from index.encoder import Encoder
from index.retriever import Retriever
from index.snapshot import Snapshot, SnapshotError
from index.snapshots import SnapshotStore

_log = logging.getLogger(__name__)


class FixedRetriever:
    """Gives the retriever of one snapshot, whatever is live."""

    def __init__(self, snapshot: Snapshot, encoder: Encoder) -> None:
        self._retriever = Retriever(snapshot, encoder)

    def current(self) -> Retriever:
        return self._retriever


class LiveRetriever:
    """Gives the retriever of whatever snapshot is live; one that cannot be loaded leaves the last good one in use.

    `problem` is why the live one is not, "" as long as it is. An encoder without a fingerprint is one that is not
    loaded yet; as soon as it is, the snapshot is put to the test.
    """

    def __init__(self, store: SnapshotStore, encoder: Encoder) -> None:
        self.problem = ""
        self._store = store
        self._encoder = encoder
        self._lock = Lock()
        self._refused = ""
        self._fingerprint = encoder.fingerprint
        self._current = self._load()

    def current(self) -> Retriever:
        """The retriever for the next question; cheap when nothing has changed."""
        with self._lock:
            if (found := self._encoder.fingerprint) != self._fingerprint:
                self._current, self._fingerprint = self._load(), found
            live = self._store.live_id()
            if live not in (self._current.snapshot.id, self._refused):
                self._change_over(live or "")
            return self._current

    def _change_over(self, live: str) -> None:
        try:
            self._current = self._over(self._store.load(live, self._known_encoder()))
            self.problem = ""
            _log.info("changed over to snapshot %s", live)
        except SnapshotError as exc:
            self._refused, self.problem = live, str(exc)
            _log.error("stay with snapshot %s: %s", self._current.snapshot.id, exc)

    def _load(self) -> Retriever:
        loaded = self._store.load_live(self._known_encoder())
        self.problem = loaded.problem or ""
        if loaded.problem:
            _log.error("use snapshot %s instead of the live one: %s", loaded.id, loaded.problem)
            self._refused = self._store.live_id() or ""
        return self._over(loaded.snapshot)

    def _over(self, snapshot: Snapshot) -> Retriever:
        return Retriever(snapshot, self._encoder, self._store.neighbours(snapshot))

    def _known_encoder(self) -> Encoder | None:
        return self._encoder if self._encoder.fingerprint else None
