"""The composition root: from settings to the parts that work together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from bot.catalogue import Catalogue
from bot.dialogue.quoting import QuotingDialogue
from bot.journal import Journal
from bot.live import LiveRetriever
from bot.settings import Settings
from index.builder import build
from index.encoder import Encoder
from index.sentence_encoder import load_encoder
from index.snapshot import Snapshot, SnapshotError
from index.snapshots import SnapshotStore

if TYPE_CHECKING:
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
            self.console.print(f"not read: {failure}", markup=False, highlight=False)
        self.console.print("No snapshot yet: building the first one.")
        self.store.publish(self.build(reading))

    def dialogue(self) -> QuotingDialogue:
        journal = Journal.from_file(self.settings.data_dir / "journal.sqlite")
        return QuotingDialogue(self.live(), self.catalogue, self.settings.contact, journal)

    def read(self) -> Reading:
        """All documents, and what could not be read."""
        from knowledge.reading import read_folder  # its parsers take half a second that answering does not need

        return read_folder(self.settings.knowledge.documents)

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
        return Progress(*columns, console=self.console, transient=True)
