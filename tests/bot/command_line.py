"""The real command line inside the test's process, over small documents and the hashing encoder."""

from __future__ import annotations

import io
import json
import logging
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from bot import assembly
from bot.__main__ import main
from tests.hashing_encoder import HashingEncoder

TEXTS = {
    "01-konferenz": (
        "---\ntitle: Strategiekonferenz 2017\npublisher: SMWA\npublished: 2017-02-09\n"
        "source_url: https://example.org/konferenz\n---\n\n## Termin\n\n"
        "Die Konferenz fand am 7. März 2017 in Leipzig statt. Eingeladen hatte das Ministerium.\n"
    ),
    "02-foerderung": (
        "---\ntitle: Förderung\npublisher: SAB\npublished: 2018\nsource_url: https://example.org/sab\n---\n\n"
        "## Zuschuss\n\nUnternehmen erhalten einen Zuschuss von 50.000 Euro.\n"
    ),
}


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended and what it wrote."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """Standard output, which must be one JSON object in one line and nothing else."""
        (line,) = self.out.splitlines()
        value: dict[str, Any] = json.loads(line)
        return value

    @property
    def error(self) -> str:
        """Standard error, which must be one line, of a failure that was told and not of a crash."""
        (line,) = self.err.splitlines()
        assert line.startswith("strategiebot: ")
        assert "unexpected" not in line
        return line


class CommandLine:
    """Documents and settings lie in `folder`; each encoder's fingerprint follows from the model's name."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        self.documents = folder / "documents"
        self.snapshots = folder / "var" / "snapshots"
        self.config = folder / "config.toml"
        self.encoders: list[HashingEncoder] = []
        self.edits = 0
        self._patch = patch
        self._capture = capture
        patch.setattr(assembly, "load_encoder", self._load_encoder)
        self.documents.mkdir()
        for id, text in TEXTS.items():
            self.write(id, text)
        self.configure()

    def configure(self, model: str = "hashing", more: str = "") -> None:
        knowledge = '[knowledge]\ndocuments = "documents"\nquestions = "questions.jsonl"'
        text = f'data_dir = "var"\n{more}\n{knowledge}\n[encoder]\nmodel = "{model}"\n'
        self.config.write_text(text, encoding="utf-8")

    def write(self, id: str, text: str) -> None:
        (self.documents / f"{id}.md").write_text(text, encoding="utf-8")

    def type(self, text: str) -> None:
        """What the next command finds on standard input."""
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))

    def __call__(self, command: str, *arguments: str) -> Ended:
        """Run one command; the settings file is added."""
        self._capture.readouterr()
        self._patch.setattr(sys, "argv", ["strategiebot", command, "--config", str(self.config), *arguments])
        try:
            main()
            status = 0
        except SystemExit as exc:
            status = exc.code if isinstance(exc.code, int) else int(exc.code is not None)
        finally:
            logging.getLogger("bot").setLevel(logging.NOTSET)
        return Ended(status, *self._capture.readouterr())

    def published(self) -> str:
        """Refresh, and give the id of what is live then."""
        return str(self("refresh", "--json").json["snapshot"])

    def edited(self) -> str:
        """Refresh after a change to one document, and give the id of what is live then."""
        self.edits += 1
        self.write("02-foerderung", TEXTS["02-foerderung"].replace("50.000", f"5{self.edits}.000"))
        return self.published()

    def damage(self, id: str) -> None:
        (self.snapshots / id / "passages.jsonl").write_text("{}\n", encoding="utf-8")

    @property
    def texts_encoded(self) -> int:
        """By all commands so far."""
        return sum(encoder.texts_encoded for encoder in self.encoders)

    def _load_encoder(self, model: str, *_: object, **__: object) -> HashingEncoder:
        self.encoders.append(HashingEncoder(name=model, fingerprint=sha256(model.encode()).hexdigest()))
        return self.encoders[-1]
