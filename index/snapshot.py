"""Everything that answers are found in, built from one state of the documents by one model."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from pydantic import ValidationError

from index.anticipated import Anticipated
from index.by_id import ById
from index.encoder import Encoder, Vectors
from index.half_vectors import HalfVectors
from index.large_parts import LargeParts
from index.lazy_records import LazyRecords
from index.lexicon import Floats, Lexicon, Terms
from index.manifest import FORMAT, MANIFEST_FILE, Manifest, Version, checksums
from index.matches import Ids, StoredVectors
from index.records import ANTICIPATED, DOCUMENTS, PASSAGES
from index.vectors import VectorIndex
from knowledge.document import Document
from knowledge.passage import Passage

HIDDEN = ".building-"
_THREADS = 2
_RECORDS: dict[str, Any] = {"documents": DOCUMENTS, "passages": PASSAGES, "anticipated": ANTICIPATED}
_VECTORS = ("passage_vectors", "sentence_vectors", "anticipated_vectors")
_LEXICONS = ("passage_lexicon", "anticipated_lexicon")
_COMMON_FILES = {
    *(f"{name}.jsonl" for name in _RECORDS),
    *(path.name for name in _LEXICONS for path in Lexicon.files(Path(), name)),
}
_FILES = _COMMON_FILES | {f"{name}.faiss" for name in _VECTORS}
_LARGE_FILES = _COMMON_FILES | {f"{name}.npy" for name in _VECTORS} | LargeParts.files()


class SnapshotError(Exception):
    """A snapshot that cannot be used; the message names the folder, what is wrong and the command that mends it."""


@dataclass(frozen=True)
class Snapshot:
    """Rows of `passages`, `passage_vectors` and `passage_lexicon` belong together, and so do those of `anticipated*`.

    `sentence_vectors` holds the passages' sentences one passage after another; see `sentence_rows`. A snapshot with
    `large` is read from the disk as it is needed; see `index.builder.EXACT_UP_TO`.
    """

    documents: Sequence[Document]
    passages: Sequence[Passage]
    anticipated: Sequence[Anticipated]
    passage_vectors: StoredVectors
    sentence_vectors: StoredVectors
    anticipated_vectors: StoredVectors
    passage_lexicon: Lexicon
    anticipated_lexicon: Lexicon
    manifest: Manifest
    large: LargeParts | None = None

    @classmethod
    def load(cls, folder: Path, encoder: Encoder | None = None) -> Snapshot:
        """Read what `save` wrote; raise SnapshotError for anything missing, damaged or made by another model."""
        is_large = (folder / "means.faiss").exists()
        with ThreadPoolExecutor(1) as pool:
            records = pool.submit(_records, folder, is_large)  # parsed while the checksums are worked out
            manifest = verified(folder, encoder)
        try:
            parts = (
                records.result()
                | (_large_vectors(folder) if is_large else _vectors(folder))
                | {name: Lexicon.load(folder, name) for name in _LEXICONS}
            )
        except (OSError, ValueError, RuntimeError) as exc:
            raise SnapshotError(_mend(folder, f"cannot be read ({type(exc).__name__})")) from exc
        snapshot = cls(**parts, manifest=manifest)
        snapshot._check_counts(folder)
        return snapshot

    def save(self, folder: Path) -> None:
        """Write beside and rename, so that `folder` is whole or absent; an older one of that name gives way."""
        building = folder.parent / f"{HIDDEN}{uuid.uuid4().hex}"
        building.mkdir(parents=True)
        try:
            self._write(building)
            _flush(building)
            if folder.exists():
                shutil.rmtree(folder)
            building.rename(folder)
            _flush(folder.parent)
        finally:
            shutil.rmtree(building, ignore_errors=True)

    def with_evaluation(self, figures: dict[str, float]) -> Snapshot:
        return replace(self, manifest=self.manifest.model_copy(update={"evaluation": figures}))

    @cached_property
    def id(self) -> str:
        """Worked out once: it is a hash of all documents, and each reply names it."""
        return self.manifest.id

    def row(self, id: str) -> int:
        """That of the passage with this id."""
        if not self.large:
            return self._rows[id]
        document, _, number = id.rpartition("#")
        return int(self.large.document_rows[self._document_numbers[document]]) + int(number)

    @cached_property
    def documents_by_id(self) -> Mapping[str, Document]:
        return ById(self._document_numbers, self.documents)

    @cached_property
    def sentence_rows(self) -> npt.NDArray[np.int64]:
        """The sentences of passage `i` are rows `sentence_rows[i]` to `sentence_rows[i + 1]` of `sentence_vectors`."""
        return self.large.sentence_rows if self.large else sentence_starts(self.passages)

    def coverage(self, terms: Terms) -> Floats:
        """The share of the terms' mass that each passage holds."""
        return self.passage_lexicon.coverage(terms)

    def coverage_by_questions(self, terms: Terms, rows: Ids | None) -> Floats:
        """The same for anticipated questions, for these rows or all."""
        if rows is None or not self.large:
            held = self.anticipated_lexicon.coverage(terms)
            return held if rows is None else held[rows]
        return self.large.anticipated_lexicon.coverage(self.anticipated_lexicon, terms, rows)

    def vectors_of_sentences(self, passage: Passage) -> Vectors:
        """One unit vector for each of the passage's sentences."""
        return self.vectors_of_row(self.row(passage.id))

    def vectors_of_row(self, row: int) -> Vectors:
        """The same for the passage in this row."""
        vectors = self.sentence_vectors.matrix[self.sentence_rows[row] : self.sentence_rows[row + 1]]
        return vectors.astype(np.float32, copy=False)

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {passage.id: row for row, passage in enumerate(self.passages)}

    @cached_property
    def _document_numbers(self) -> dict[str, int]:
        return {id: number for number, id in enumerate(self.manifest.documents)}

    def _write(self, folder: Path) -> None:
        """Two parts at a time: what is being written to the disk or hashed waits for no other thread."""
        with ThreadPoolExecutor(_THREADS) as pool:
            names = (*_VECTORS, *_RECORDS, *_LEXICONS, *(("large",) if self.large else ()))
            sums = list(pool.map(partial(self._write_part, folder), names))
        files = {name: found for part in sums for name, found in part.items()}
        self.manifest.model_copy(update={"files": dict(sorted(files.items()))}).save(folder)

    def _write_part(self, folder: Path, name: str) -> dict[str, str]:
        """Gives back the checksum of each file."""
        part = getattr(self, name)
        if name in _RECORDS:
            return {f"{name}.jsonl": _RECORDS[name].save(folder / f"{name}.jsonl", part)}
        if name in _VECTORS:
            file = f"{name}.{'npy' if self.large else 'faiss'}"
            return {file: part.save(folder / file)}
        return dict(part.save(folder) if name == "large" else part.save(folder, name))

    def _check_counts(self, folder: Path) -> None:
        rows = {
            "passages": (len(self.passages), len(self.passage_vectors), self.passage_lexicon.count),
            "sentences": (int(self.sentence_rows[-1]), len(self.sentence_vectors)),
            "anticipated": (len(self.anticipated), len(self.anticipated_vectors), self.anticipated_lexicon.count),
            "documents": (len(self.documents), len(self.manifest.documents)),
        }
        for name, found in rows.items():
            if set(found) != {getattr(self.manifest.counts, name)}:
                raise SnapshotError(_mend(folder, f"holds {found} {name} where its manifest says otherwise"))


def _records(folder: Path, is_large: bool) -> dict[str, Any]:
    if is_large:
        return {name: LazyRecords(kind, folder / f"{name}.jsonl") for name, kind in _RECORDS.items()}
    return {name: kind.load(folder / f"{name}.jsonl") for name, kind in _RECORDS.items()}


def _vectors(folder: Path) -> dict[str, Any]:
    return {name: VectorIndex.load(folder / f"{name}.faiss") for name in _VECTORS}


def _large_vectors(folder: Path) -> dict[str, Any]:
    vectors = {name: HalfVectors.load(folder / f"{name}.npy") for name in _VECTORS}
    return vectors | {"large": LargeParts.load(folder)}


def sentence_starts(passages: Iterable[Passage]) -> npt.NDArray[np.int64]:
    """The row of each passage's first sentence, counted through, and at last the number of sentences."""
    return np.cumsum([0, *(len(passage.sentences) for passage in passages)], dtype=np.int64)


def verified(folder: Path, encoder: Encoder | None = None) -> Manifest:
    """The manifest, if every file is as it says and the model is the encoder's; else SnapshotError."""
    manifest = read_manifest(folder)
    if encoder and encoder.fingerprint != manifest.model_fingerprint:
        made = f"was made with model {manifest.model!r} ({manifest.model_fingerprint[:12]})"
        raise SnapshotError(_mend(folder, f"{made}, not with {encoder.name!r} ({encoder.fingerprint[:12]})"))
    if manifest.files.keys() not in (_FILES, _LARGE_FILES):
        raise SnapshotError(_mend(folder, f"has a {MANIFEST_FILE} that names other files than this program writes"))
    for name in manifest.files:
        if not (folder / name).is_file():
            raise SnapshotError(_mend(folder, f"lacks the file {name}"))
    found = checksums(folder / name for name in manifest.files)
    for name, expected in manifest.files.items():
        if found[name] != expected:
            raise SnapshotError(_mend(folder, f"has a damaged file {name} (checksum differs)"))
    return manifest


def read_manifest(folder: Path) -> Manifest:
    """The manifest alone, without a look at the files it names."""
    try:
        text = (folder / MANIFEST_FILE).read_bytes()
        version = Version.model_validate_json(text)
        if version.format != FORMAT:
            raise SnapshotError(_mend(folder, f"has format {version.format}, this program reads {FORMAT}"))
        return Manifest.model_validate_json(text)
    except OSError as exc:
        raise SnapshotError(_mend(folder, f"lacks the file {MANIFEST_FILE}")) from exc
    except ValidationError as exc:
        raise SnapshotError(_mend(folder, f"has an unreadable {MANIFEST_FILE}")) from exc


def _mend(folder: Path, problem: str) -> str:
    return f"the snapshot {folder} {problem}; run `strategiebot refresh` to build a new one"


def _flush(folder: Path) -> None:
    """Have the disk hold what the folder names, before anything relies on it; the files are flushed by then."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
