"""The composition root: from settings to the parts that work together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from bot.catalogue import Catalogue
from bot.dialogue.dialogue import Dialogue
from bot.live import LiveRetriever
from bot.settings import Settings
from index.builder import build
from index.bundled_model import unpack_bundled_model
from index.encoder import Encoder
from index.model_folder import BUNDLED
from index.reader import Reader
from index.sentence_encoder import load_encoder
from index.snapshot import Snapshot, SnapshotError
from index.snapshots import SnapshotStore
from knowledge.passages import passages_of
from knowledge.unreadable import UnreadableFolder

if TYPE_CHECKING:
    from bot.dialogue.quoting import QuotingDialogue
    from knowledge.reading import Reading


class Assembly:
    """Builds each part at most once; progress bars go to standard error."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.console = Console(stderr=True)
        self.catalogue = Catalogue.from_folder()
        self.store = SnapshotStore(settings.data_dir / "snapshots")
        self._encoder: Encoder | None = None
        self._live: LiveRetriever | None = None

    def encoder(self) -> Encoder:
        """The configured encoder; unpacks the bundled model when it is used for the first time."""
        if self._encoder is None:
            with self._bar("Unpacking the embedding model") as bar:
                task = bar.add_task("", total=None, start=False)
                self._encoder = load_encoder(
                    self.settings.encoder.model,
                    self.settings.data_dir / "models",
                    threads=self.settings.encoder.threads,
                    progress=lambda done, total: bar.update(task, completed=done, total=total, visible=True),
                )
        return self._encoder

    def reader(self) -> Reader | None:
        """The reader that helps to refuse and to choose sentences; it shares the bundled model's weights."""
        if self.settings.encoder.model != BUNDLED:
            return None
        self.encoder()
        return Reader.load(unpack_bundled_model(self.settings.data_dir / "models"))

    def live(self) -> LiveRetriever:
        """The live snapshot; the very first one is built on the spot."""
        if self._live is None:
            if not self.store.list() and self.store.live_id() is None:
                self._first_snapshot()
            self._live = LiveRetriever(self.store, self.encoder())
        return self._live

    def _first_snapshot(self) -> None:
        reading = self.read()
        for failure in reading.failures:
            self.console.print(f"not read: {failure}", markup=False, highlight=False, soft_wrap=True)
        self.store.folder.mkdir(parents=True, exist_ok=True)  # what fails here is told alone
        self.console.print("No snapshot yet: building the first one.")
        self.store.publish(self.build(reading))

    def dialogue(self) -> QuotingDialogue:
        from bot.dialogue.quoting import QuotingDialogue  # a quarter of a second that no refusal to start should take
        from bot.journal import Journal

        journal = Journal.from_file(self.settings.data_dir / "journal.sqlite")
        return QuotingDialogue(self.live(), self.catalogue, self.settings.contact, journal, reader=self.reader())

    def citizens_dialogue(self) -> Dialogue:
        """`dialogue` as citizens meet it: with a summary before the quotations where an endpoint is configured."""
        if not self.settings.fluency.endpoint:
            return self.dialogue()
        from bot.fluency.endpoint import Endpoint  # imports an HTTP client that answering by quoting does not need
        from bot.fluency.fluent_dialogue import FluentDialogue

        return FluentDialogue(self.dialogue(), Endpoint(self.settings.fluency))

    def read(self) -> Reading:
        """All documents, and what could not be read; raises UnreadableFolder when nothing is left to quote."""
        from knowledge.reading import read_folder  # its parsers take half a second that answering does not need

        folder = self.settings.knowledge.documents
        reading = read_folder(folder)
        if not reading.documents:
            raise UnreadableFolder(
                f"no document in {str(folder)!r} can be read (first: {reading.failures[0]}); nothing is published"
            )
        if not any(passages_of(document) for document in reading.documents):
            raise UnreadableFolder(
                f"no document in {str(folder)!r} holds anything to quote; write text below the headings; "
                "nothing is published"
            )
        return reading

    def build(self, reading: Reading) -> Snapshot:
        """A snapshot of the documents; what an earlier one has embedded is not embedded again."""
        with self._bar("Embedding passages") as bar:
            task = bar.add_task("", total=None)
            return build(
                reading.documents,
                self.encoder(),
                self.previous(),
                lambda done, total: bar.update(task, completed=done, total=total),
            )

    def previous(self) -> Snapshot | None:
        """The live snapshot as far as it can be used to compare with and to take vectors from."""
        try:
            return self.store.load_live().snapshot
        except SnapshotError:
            return None

    def _bar(self, title: str) -> Progress:
        columns = (
            TextColumn(title),
            BarColumn(),
            TextColumn("{task.completed} of {task.total}"),
            TimeRemainingColumn(),
        )
        return Progress(*columns, console=self.console, transient=True, disable=not self.console.is_terminal)
