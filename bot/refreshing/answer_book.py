"""Replies to golden questions that need not be asked for again: same documents, model and program, same reply."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ValidationError

from bot.dialogue.reply import Reply, Status
from bot.evaluation.run import Answering
from bot.setting_sections import ROOT
from index.manifest import Manifest

_PROGRAM = ("bot/dialogue", "index", "knowledge")
"""Folders whose code and data decide on a reply; the documents count by the snapshot."""
_PARTS = (".py", ".json", ".npz", ".yaml", ".safetensors")


class _Line(BaseModel):
    previous: str | None
    reply: Reply


class AnswerBook:
    """A file of JSON lines for each state of documents, model and program; written as the replies come."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self._file = folder / f"{manifest.content}-{program_fingerprint()}.jsonl"
        self._replies: dict[tuple[str, str | None], Reply] | None = None

    def get(self, question: str, previous: str | None) -> Reply | None:
        if self._replies is None:
            self._replies = self._read()
        return self._replies.get((question, previous))

    def add(self, reply: Reply, previous: str | None) -> None:
        """Keep a reply for the next time, as far as the disk has room; one of status `error` is asked for again."""
        if reply.status is Status.ERROR:
            return
        line = b"\n" + _Line(previous=previous, reply=reply).model_dump_json().encode()
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with self._file.open("ab") as file:
                file.write(line)

    def _read(self) -> dict[tuple[str, str | None], Reply]:
        try:
            lines = self._file.read_bytes().splitlines()
        except OSError:  # none yet, or none that can be read: then they are asked for
            return {}
        read = [line for text in lines if (line := _line(text))]
        return {(line.reply.question, line.previous): line.reply for line in read}


class Remembering:
    """A dialogue that is asked only what the book does not hold."""

    def __init__(self, dialogue: Answering, book: AnswerBook) -> None:
        self._dialogue = dialogue
        self._book = book

    def reply(self, question: str, *, previous: str | None = None) -> Reply:
        known = self._book.get(question, previous)
        if known:
            return known
        reply = self._dialogue.reply(question, previous=previous)
        self._book.add(reply, previous)
        return reply


def forget(folder: Path, keep: int) -> None:
    """Remove all but the `keep` books that were written last."""
    books = sorted(folder.glob("*.jsonl"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in books[keep:]:
        file.unlink(missing_ok=True)


@cache
def program_fingerprint() -> str:
    """Twelve hex digits that another version of the program does not share."""
    files = (file for name in _PROGRAM for file in sorted((ROOT / name).rglob("*")) if file.suffix in _PARTS)
    digest = hashlib.sha256()
    for file in files:
        if "documents" not in file.parts:
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _line(text: bytes) -> _Line | None:
    try:
        return _Line.model_validate_json(text)
    except ValidationError:  # an empty line, or one that a crash has torn
        return None
