"""Keeps the vectors by which candidates are found in Milvus, a collection for each snapshot: the only module that knows
pymilvus."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from threading import Lock

import numpy as np
from pymilvus import DataType, MilvusClient, MilvusException

from index.encoder import EncoderFailure, Vectors
from index.large_indexing import VectorSet
from index.matches import Matches, Neighbours
from index.snapshot import Snapshot, SnapshotError
from index.vectors import Block

_log = logging.getLogger(__name__)
_PREFIX = "strategiebot_"
_ROW, _VECTOR = "row", "vector"
_ROWS_AT_ONCE = 2_000
_FILING_SECONDS = 120.0
"""For what is done once for each snapshot, while nobody waits for an answer."""


class MilvusEngine:
    """Implements `index.engine.Engine`; `uri` is that of a server, or of a file for the embedded milvus-lite."""

    def __init__(self, uri: str, token: str = "", *, timeout_seconds: float = 2.0) -> None:
        self._uri = uri
        self._token = token
        self._seconds = timeout_seconds
        self._client: MilvusClient | None = None
        self._lock = Lock()
        self._works = True

    def file(self, snapshot: Snapshot) -> None:
        """Have Milvus hold the snapshot's vectors; what is there and complete stays. Raises SnapshotError."""
        vectors = VectorSet(
            snapshot.passage_vectors, snapshot.sentence_vectors, snapshot.anticipated_vectors, snapshot.sentence_rows
        )
        try:
            self._file(_name(snapshot.id, "means"), len(vectors.sentences), vectors.means, vectors.passages.dimension)
            self._file(
                _name(snapshot.id, "questions"), len(vectors.questions), vectors.asked, vectors.passages.dimension
            )
        except MilvusException as exc:
            raise SnapshotError(
                f"Milvus at {self._uri!r} does not take the snapshot {snapshot.id} ({type(exc).__name__}); "
                'start it, or set index.engine = "faiss"'
            ) from exc

    def keep(self, ids: Collection[str]) -> None:
        """Drop what belongs to other snapshots; what cannot be dropped now will be the next time."""
        stay = {_name(id, kind) for id in ids for kind in ("means", "questions")}
        try:
            for name in self._connected().list_collections(timeout=self._seconds):
                if name.startswith(_PREFIX) and name not in stay:
                    self._connected().drop_collection(name, timeout=_FILING_SECONDS)
        except MilvusException as exc:
            _log.warning("Milvus at %s keeps collections that nothing needs (%s)", self._uri, type(exc).__name__)

    def neighbours(self, id: str) -> Neighbours:
        return Neighbours(
            _Collection(partial(self._search, _name(id, "means"))),
            _Collection(partial(self._search, _name(id, "questions"))),
        )

    def _search(self, name: str, vector: Vectors, k: int) -> Matches:
        try:
            found = self._connected().search(
                name, [vector.reshape(-1).tolist()], limit=k, output_fields=[_ROW], timeout=self._seconds
            )[0]
        except MilvusException as exc:
            if self._works:
                _log.error("Milvus at %s does not answer (%s); answered by words alone", self._uri, type(exc).__name__)
            self._works = False
            raise EncoderFailure(f"Milvus at {self._uri!r} does not answer ({type(exc).__name__})") from exc
        if not self._works:
            _log.warning("Milvus at %s answers again", self._uri)
        self._works = True
        rows = np.array([hit[_ROW] for hit in found], np.int64)
        return Matches(rows, np.array([hit["distance"] for hit in found], np.float32))

    def _file(self, name: str, count: int, block: Block, dimension: int) -> None:
        client = self._connected()
        if client.has_collection(name, timeout=self._seconds):
            if _count(client, name) == count:
                return
            client.drop_collection(name, timeout=_FILING_SECONDS)  # of a publication that was interrupted
        schema = client.create_schema(auto_id=False, enable_dynamic_field=False)
        schema.add_field(_ROW, DataType.INT64, is_primary=True)
        schema.add_field(_VECTOR, DataType.FLOAT_VECTOR, dim=dimension)
        indexes = client.prepare_index_params()
        indexes.add_index(_VECTOR, index_type="AUTOINDEX", metric_type="IP")
        client.create_collection(
            name, schema=schema, index_params=indexes, consistency_level="Strong", timeout=_FILING_SECONDS
        )
        for first in range(0, count, _ROWS_AT_ONCE):
            ids = np.arange(first, min(first + _ROWS_AT_ONCE, count))
            rows = [{_ROW: int(id), _VECTOR: row} for id, row in zip(ids, block(ids), strict=True)]
            client.insert(name, rows, timeout=_FILING_SECONDS)
        if count:  # the first search takes long, since all is loaded for it
            client.search(name, [[1.0] * dimension], limit=1, output_fields=[_ROW], timeout=_FILING_SECONDS)

    def _connected(self) -> MilvusClient:
        """Connects when it is needed first: a server that is down must not keep the bot from starting."""
        with self._lock:
            if self._client is None:
                self._client = MilvusClient(uri=self._uri, token=self._token, timeout=self._seconds)
            return self._client


@dataclass(frozen=True, slots=True)
class _Collection:
    search: Callable[[Vectors, int], Matches]

    def nearest(self, vector: Vectors, k: int) -> Matches:
        return self.search(vector, k)


def _name(id: str, kind: str) -> str:
    """Letters, digits and underscores are allowed."""
    return f"{_PREFIX}{id.replace('-', '_')}_{kind}"


def _count(client: MilvusClient, name: str) -> int:
    return int(client.query(name, filter="", output_fields=["count(*)"], timeout=_FILING_SECONDS)[0]["count(*)"])
