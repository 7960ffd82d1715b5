"""What a large snapshot has besides: by what candidates are found, and what takes long to work out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from index.abbreviations import Abbreviation
from index.coded_means import CodedMeans
from index.gram_bits import GramBits
from index.gram_rows import GramRows
from index.hashed_file import HashedFile
from index.matches import Neighbours
from index.records import Records
from index.takeover import RowNumbers
from index.vectors import ApproximateIndex

_INDEXES = ("means", "questions")
_GRAMS = ("passage_lexicon", "anticipated_lexicon")
_BITS = "passage_lexicon"
_CODED = "coded_means"
_ROWS = ("sentence_rows", "document_rows")
_ABBREVIATIONS = Records(Abbreviation)


@dataclass(frozen=True)
class LargeParts:
    """`means` finds sentences by the mean of their vector and their passage's, `questions` anticipated questions.
    `coded_means` holds the same means by the rows of their sentences.

    `sentence_rows` and `document_rows` hold the first sentence of each passage and the first passage of each document,
    and at last the number of all.
    """

    means: ApproximateIndex
    questions: ApproximateIndex
    passage_lexicon: GramRows
    anticipated_lexicon: GramRows
    passage_bits: GramBits
    coded_means: CodedMeans
    sentence_rows: RowNumbers
    document_rows: RowNumbers
    abbreviations: tuple[Abbreviation, ...]

    @classmethod
    def load(cls, folder: Path) -> LargeParts:
        means, questions = (ApproximateIndex.load(folder / f"{name}.faiss") for name in _INDEXES)
        passage_lexicon, anticipated_lexicon = (GramRows.load(folder, name) for name in _GRAMS)
        sentence_rows, document_rows = (np.load(folder / f"{name}.npy", allow_pickle=False) for name in _ROWS)
        return cls(
            means=means,
            questions=questions,
            passage_lexicon=passage_lexicon,
            anticipated_lexicon=anticipated_lexicon,
            passage_bits=GramBits.load(folder, _BITS, resident=True),
            coded_means=CodedMeans.load(folder, _CODED, resident=True),
            sentence_rows=sentence_rows,
            document_rows=document_rows,
            abbreviations=_ABBREVIATIONS.load(folder / "abbreviations.jsonl"),
        )

    @staticmethod
    def files() -> set[str]:
        return {
            *(f"{name}.faiss" for name in _INDEXES),
            *(path.name for name in _GRAMS for path in GramRows.files(Path(), name)),
            *(path.name for path in GramBits.files(Path(), _BITS)),
            *(path.name for path in CodedMeans.files(Path(), _CODED)),
            *(f"{name}.npy" for name in _ROWS),
            "abbreviations.jsonl",
        }

    def save(self, folder: Path) -> dict[str, str]:
        """Gives back the checksum of each file."""
        sums = {f"{name}.faiss": getattr(self, name).save(folder / f"{name}.faiss") for name in _INDEXES}
        for name in _GRAMS:
            sums |= getattr(self, name).save(folder, name)
        sums |= self.passage_bits.save(folder, _BITS) | self.coded_means.save(folder, _CODED)
        for name in _ROWS:
            with HashedFile(folder / f"{name}.npy") as file:
                np.save(file, getattr(self, name), allow_pickle=False)
            sums[f"{name}.npy"] = file.checksum()
        return sums | {"abbreviations.jsonl": _ABBREVIATIONS.save(folder / "abbreviations.jsonl", self.abbreviations)}

    @cached_property
    def neighbours(self) -> Neighbours:
        return Neighbours(self.means, self.questions)
