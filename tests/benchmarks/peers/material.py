"""What all systems index and are asked: XQuAD's German paragraphs, alone and among ten thousand short passages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from knowledge.passages import passages_of
from tests.benchmarks.peers.system import Text
from tests.benchmarks.synthetic_documents import synthetic_documents
from tests.benchmarks.xquad import Asked, Corpus

XQUAD, MANY = "xquad", "many"
_MORE_THAN_ENOUGH = 100_000


@dataclass(frozen=True, slots=True)
class Material:
    """`texts` by the name of the collection; the questions' answers stand in both."""

    texts: dict[str, tuple[Text, ...]]
    questions: tuple[Asked, ...]

    @classmethod
    def of(cls, folder: Path, count: int) -> Material:
        """`folder` holds xquad.de.json and xquad.en.json."""
        corpus = Corpus.load(folder)
        paragraphs = tuple(Text(passage.id, passage.text) for passage in corpus.passages)
        invented = islice(_invented(), count - len(paragraphs))
        return cls({XQUAD: paragraphs, MANY: (*paragraphs, *invented)}, corpus.questions)

    def german(self, count: int) -> list[str]:
        """So many questions from all over the collection."""
        every = max(1, len(self.questions) // count)
        return [question.german for question in self.questions[::every]][:count]

    def write(self, folder: Path) -> dict[str, Path]:
        """The texts as files that workers read."""
        files = {name: folder / f"{name}.json" for name in self.texts}
        for name, file in files.items():
            file.write_text(json.dumps([asdict(text) for text in self.texts[name]]), encoding="utf-8")
        return files


def _invented() -> Iterator[Text]:
    """The first sentence of each invented passage; of equal ones the first."""
    seen: set[str] = set()
    for document in synthetic_documents(_MORE_THAN_ENOUGH):
        for passage in passages_of(document):
            text = passage.sentence(passage.sentences[0])
            if text not in seen:
                seen.add(text)
                yield Text(passage.id, text)
