"""A small installation whose documents have changed since its live snapshot was published."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

BEFORE = {"a-konferenz": "Die Konferenz war am 7. März 2017 in Leipzig.", "b-messe": "Die Messe kostet nichts."}
AFTER = {
    "a-konferenz": "Die Konferenz war am 8. März 2017 in Dresden.",
    "c-preis": "\n\n".join(f"Der Preis {number} geht nach Görlitz." for number in range(60)),
}
"""Long enough for files of several pages of a disk."""
QUESTION = {
    "id": "1",
    "question": "Wann war die Konferenz?",
    "language": "de",
    "style": "plain",
    "answerable": True,
    "answer_contains": ["März 2017"],
}
UNFINISHED = (".building-", ".staged-", ".beside-")
"""How the names of what is not finished begin."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Documents and settings lie in `folder`, what the commands write in `data`, which may be another file system."""

    folder: Path
    data: Path

    @property
    def settings(self) -> Path:
        return self.folder / "config.toml"

    @property
    def documents(self) -> Path:
        return self.folder / "documents"

    def write(self, texts: dict[str, str]) -> None:
        """Settings, a golden question and exactly these documents."""
        shutil.rmtree(self.documents, ignore_errors=True)
        self.documents.mkdir(parents=True)
        for name, text in texts.items():
            fields = f"title: {name}\npublisher: P\npublished: 2017"  # no link, which would be looked up
            (self.documents / f"{name}.md").write_text(f"---\n{fields}\n---\n## Etwas\n\n{text}\n", encoding="utf-8")
        (self.folder / "questions.jsonl").write_text(json.dumps(QUESTION) + "\n", encoding="utf-8")
        lines = [
            f"data_dir = {json.dumps(str(self.data))}",
            f"[knowledge]\ndocuments = {json.dumps(str(self.documents))}",
            f"questions = {json.dumps(str(self.folder / 'questions.jsonl'))}",
            '[encoder]\nmodel = "hashing"',
        ]
        self.settings.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def fingerprint(self) -> str:
        """Of the documents, which no command may touch."""
        files = sorted(self.documents.iterdir())
        return sha256(b"".join(file.name.encode() + file.read_bytes() for file in files)).hexdigest()

    def unfinished(self) -> list[str]:
        return sorted(path.name for path in self.data.rglob("*") if path.name.startswith(UNFINISHED))
