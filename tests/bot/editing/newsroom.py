"""An office with one member of staff, and what lies on the disk around it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from bot.assembly import Assembly
from bot.audit import AuditEntry, AuditLog
from bot.editing.office import Declined, Publication, Submission
from bot.editing.press_office import PressOffice
from bot.refreshing.refresher import Refresher
from bot.settings import load_settings
from index.retriever import Retriever
from knowledge.document import Document
from tests.bot.command_line import CommandLine

ERIKA = 4711
STRANGER = 4712
MEMBERS = f'[staff]\nmembers = [{{ name = "Erika Muster", id = {ERIKA} }}]\n'
RELEASE = (
    "---\ntitle: Neue Messe in Leipzig\npublisher: SMWA\npublished: 2026-11-03\nsource_url: https://example.org/messe\n"
    "---\n\n## Ort\n\nDie neue Messe findet im Mai 2027 in Leipzig statt. "
    "Veranstalter ist das Ministerium für Wirtschaft. Gezeigt werden Werkzeuge, Roboter und Anlagen aus Betrieben in "
    "ganz Sachsen. Wer ausstellen will, meldet sich bis Ende Januar an; der Eintritt ist an allen Tagen frei.\n"
)


class Newsroom:
    """`command_line` shares settings, documents and data with the office."""

    def __init__(self, command_line: CommandLine, more: str = "") -> None:
        self.command_line = command_line
        self.data = command_line.config.parent / "var"
        self.configure(more)
        command_line.published()
        self.open()

    def configure(self, more: str = "") -> None:
        self.command_line.configure()
        with self.command_line.config.open("a", encoding="utf-8") as file:
            file.write(MEMBERS + more)

    def open(self) -> PressOffice:
        """As after a new start of the bot."""
        self.assembly = Assembly(load_settings(self.command_line.config))
        self.office = self.assembly.office()
        return self.office

    def submit(self, text: str = RELEASE, name: str = "messe.md") -> Submission:
        found = self.office.submit_file(ERIKA, name, text.encode())
        assert isinstance(found, Submission), found
        return found

    def refused(self, name: str, content: bytes) -> str:
        found = self.office.submit_file(ERIKA, name, content)
        assert isinstance(found, Declined), found
        return found.reason

    def publish(self, ref: str, *, despite_gate: bool = False) -> Publication:
        found = self.office.publish(ERIKA, ref, despite_gate=despite_gate)
        assert isinstance(found, Publication), found
        return found

    def live(self) -> dict[str, str]:
        """Body by id of all documents that citizens are answered from."""
        snapshot = self.assembly.store.load_live().snapshot
        return {document.id: document.body for document in snapshot.documents}

    def after_refresh(self) -> dict[str, str]:
        self.command_line.published()
        return self.live()

    def read(self) -> dict[str, str]:
        """What the next refresh will find."""
        return {document.id: document.body for document in self.assembly.room.read(offline=True).documents}

    def waiting(self) -> list[str]:
        return sorted(path.name for path in (self.data / "submissions").glob("[!.]*"))

    def shelf(self) -> list[str]:
        return sorted(path.name for path in (self.data / "documents").glob("[!.]*"))

    def audit(self) -> list[tuple[str, str]]:
        return [(entry.who, entry.act) for entry in self.entries()]

    def entries(self) -> tuple[AuditEntry, ...]:
        return AuditLog.in_folder(self.data).entries()

    def file(self, name: str) -> Path:
        return self.data / name

    def another_refresh(self) -> AbstractContextManager[None]:
        """As if another process were refreshing."""
        return Refresher(self.assembly).alone()

    def break_store(self) -> None:
        """Make the office fail in a way that nobody has foreseen."""

        def broken() -> Retriever:
            raise ZeroDivisionError

        self.assembly.live().current = broken  # type: ignore[method-assign]  # no real part fails like this

    def live_documents(self, title: str) -> list[Document]:
        return [each for each in self.assembly.store.load_live().snapshot.documents if each.title == title]
