"""Dataclasses as JSON lines and back, checked field by field."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import TypeAdapter

from index.anticipated import Anticipated
from index.collector import collector_paused
from index.hashed_file import HashedFile
from knowledge.document import Document
from knowledge.passage import Passage

Record = TypeVar("Record")


class Records(Generic[Record]):
    """One kind of record; the file holds one in each line."""

    def __init__(self, kind: type[Record]) -> None:
        self._adapter = TypeAdapter(kind)

    def save(self, path: Path, records: Iterable[Record]) -> str:
        """Gives back the file's checksum."""
        with HashedFile(path) as file:
            for record in records:
                file.write(self._adapter.dump_json(record) + b"\n")
        return file.checksum()

    def load(self, path: Path) -> tuple[Record, ...]:
        with path.open("rb") as file, collector_paused():
            return tuple(map(self.parse, file))

    def parse(self, line: bytes) -> Record:
        return self._adapter.validate_json(line)

    def hash(self, record: Record) -> str:
        """SHA-256 of all that the record holds."""
        return hashlib.sha256(self._adapter.dump_json(record)).hexdigest()


DOCUMENTS = Records(Document)
PASSAGES = Records(Passage)
ANTICIPATED = Records(Anticipated)
