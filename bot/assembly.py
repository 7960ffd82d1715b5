"""The composition root: from settings to the parts that work together."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from rich.console import Console

from bot.catalogue import Catalogue, facts
from bot.dialogue.dialogue import Dialogue
from bot.engine import AbsentEncoder, Engine, Models
from bot.live import FixedRetriever, LiveRetriever
from bot.reading_room import ReadingRoom
from bot.refreshing.unrecorded import Unrecorded
from bot.settings import Settings
from bot.step_bars import step_bars
from bot.vector_engine import vector_engine
from index.builder import BuildProgress, build
from index.bundled_model import FINGERPRINT
from index.embedding_store import EmbeddingStore
from index.encoder import Encoder
from index.model_folder import BUNDLED
from index.reader import Reader
from index.sentence_encoder import load_encoder
from index.snapshot import Snapshot, SnapshotError
from index.snapshots import SnapshotStore

if TYPE_CHECKING:
    from bot.announcements.source import Source as SourceOfAnnouncements
    from bot.dialogue.library import PassageReader
    from bot.dialogue.quoting import FeedbackBook, Live, QuotingDialogue
    from bot.dialogue.shortfall import ShortfallBook
    from bot.editing.press_office import PressOffice
    from bot.gaps.recorder import GapRecorder
    from bot.gaps.reporter import GapReporter
    from bot.journal.journal import Journal
    from bot.operations.operations import Operations
    from bot.privacy.retention import Purge
    from knowledge.reading import Reading


class Assembly:
    """Builds each part at most once; progress bars go to standard error."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.console = Console(stderr=True)
        self.catalogue = Catalogue.from_folder().knowing(
            facts(
                settings.journal.keep_questions_days if settings.journal.questions else 0,
                settings.announcements.keep_questions_days,
                bool(settings.fluency.endpoint),
                settings.privacy,
            )
        )
        self.store = SnapshotStore(settings.data_dir / "snapshots", vector_engine(settings.index))
        self.room = ReadingRoom(settings)
        self.kept = EmbeddingStore(settings.data_dir / "embeddings")
        self.models = settings.encoder.model_dir or settings.data_dir / "models"
        self._encoder: Encoder | None = None
        self._live: LiveRetriever | None = None
        self._reader: Reader | None = None
        self._engine: Engine | None = None
        self._journal: Journal | None = None
        self._gaps: GapReporter | None = None
        self._recorder: GapRecorder | None = None

    def encoder(self) -> Encoder:
        """The configured encoder; unpacks the bundled model when it is used for the first time."""
        if self._encoder is None:
            with step_bars(self.console) as progress:
                self._encoder = load_encoder(
                    self.settings.encoder.model,
                    self.models,
                    threads=self.settings.encoder.threads,
                    progress=partial(progress, "Unpacking the embedding model"),
                )
        return self._encoder

    def reader(self) -> Reader | None:
        """The reader that helps to refuse and to choose sentences; it shares the bundled model's weights."""
        if self.settings.encoder.model != BUNDLED:
            return None
        if self._reader is None:
            self.encoder()
            self._reader = Reader.load(self.models, threads=self.settings.encoder.threads)
        return self._reader

    def model_fingerprint(self) -> str:
        """The encoder's, without loading the bundled model for it."""
        return FINGERPRINT if self.settings.encoder.model == BUNDLED else self.encoder().fingerprint

    def engine(self) -> Engine:
        """Encoder and reader for answering citizens: without them answers go on by words alone."""
        if self._engine is None:
            model = self.settings.encoder.model
            self._engine = Engine(self._models_anew, model, FINGERPRINT if model == BUNDLED else "")
        return self._engine

    def _models_anew(self) -> Models:
        self._encoder = self._reader = None
        return Models(self.encoder(), self.reader())

    def live(self) -> LiveRetriever:
        """The live snapshot; the very first one is built on the spot."""
        if self._live is None:
            if not self.store.list() and self.store.live_id() is None:
                self._first_snapshot()
            self._live = LiveRetriever(self.store, self._engine or self.encoder())
        return self._live

    def _first_snapshot(self) -> None:
        reading = self.room.read(offline=True)  # starting waits for no network
        for failure in reading.failures:
            self.console.print(f"not read: {failure}", markup=False, highlight=False, soft_wrap=True)
        self.store.folder.mkdir(parents=True, exist_ok=True)  # what fails here is told alone
        self.console.print("No snapshot yet: building the first one.")
        with step_bars(self.console) as progress:
            snapshot = self.build(reading, progress=progress)
        self.store.publish(snapshot)

    def dialogue(self) -> QuotingDialogue:
        """Answers from the live snapshot; questions without a helpful answer are not kept."""
        live = self.live()
        return self._dialogue(live, self.reader(), self.journal())

    def dialogue_over(self, snapshot: Snapshot) -> QuotingDialogue:
        """`dialogue` over a snapshot that is not live, made by the configured model; nothing asked is recorded."""
        return self._dialogue(FixedRetriever(snapshot, self.encoder()), self.reader(), Unrecorded())

    def dialogue_by_words(self) -> QuotingDialogue:
        """What citizens meet while the encoder cannot be used; nothing asked is recorded."""
        return self._dialogue(FixedRetriever(self.store.load_live().snapshot, AbsentEncoder()), None, Unrecorded())

    def _dialogue(
        self,
        retrievers: Live,
        reader: PassageReader | None,
        feedback: FeedbackBook,
        shortfalls: ShortfallBook | None = None,
    ) -> QuotingDialogue:
        from bot.dialogue.quoting import QuotingDialogue  # a quarter of a second that no refusal to start should take

        return QuotingDialogue(
            retrievers, self.catalogue, self.settings.contact, feedback, reader=reader, shortfalls=shortfalls
        )

    def citizens_dialogue(self) -> Dialogue:
        """As citizens meet it: it survives the loss of its models; a summary comes first where one is configured."""
        dialogue = self._dialogue_of_engine(records=True)
        if not self.settings.fluency.endpoint:
            return dialogue
        from bot.fluency.endpoint import Endpoint  # imports an HTTP client that answering by quoting does not need
        from bot.fluency.fluent_dialogue import FluentDialogue

        return FluentDialogue(dialogue, Endpoint(self.settings.fluency))

    def _dialogue_of_engine(self, *, records: bool) -> QuotingDialogue:
        """One that goes on by words alone while the models cannot be used."""
        engine = self.engine()  # before `live`, which takes it as its encoder
        reader = engine if self.settings.encoder.model == BUNDLED else None
        live = self.live()  # before the records, for which it makes the data folder
        return self._dialogue(live, reader, self.journal(), self._gap_recorder() if records else None)

    def observed_dialogue(self, operations: Operations) -> Dialogue:
        """`citizens_dialogue` with everything below it watched, its replies counted and timed."""
        from bot.operations.measured_dialogue import MeasuredDialogue
        from bot.operations.observation import observe

        dialogue = self.citizens_dialogue()
        data = self.settings.data_dir
        observe(operations, live=self.live(), engine=self.engine(), journal=self.journal(), data=data)
        return MeasuredDialogue(dialogue, operations.meters)

    def journal(self) -> Journal:
        """What is kept of presses and of questions without a helpful answer."""
        if self._journal is None:
            from bot.journal.journal import Journal  # SQLAlchemy, which no refusal to start should wait for

            self._journal = Journal(self.settings.databases().journal())
        return self._journal

    def gaps(self) -> GapReporter:
        """What citizens looked for in vain; loads the encoder only when there is something to compare."""
        if self._gaps is None:
            from bot.gaps.reporter import GapReporter  # imports scipy

            self._gaps = GapReporter(self.journal(), self.live, self.encoder, self.catalogue)
        return self._gaps

    def source_of_announcements(self) -> SourceOfAnnouncements:
        """The live snapshot, asked beside the citizens: what is asked is recorded nowhere."""
        from bot.announcements.source import LiveSource  # imports nothing that a refusal to start needs

        dialogue, live = self._dialogue_of_engine(records=False), self.live()
        return LiveSource(
            lambda: live.current().snapshot, lambda question, language: dialogue.reply(question, language=language)
        )

    def purges(self) -> dict[str, Purge]:
        """What deletes old entries, by the key of the holding in bot/privacy/holding.py."""
        keep_days = self.settings.journal.keep_questions_days
        return {
            "questions": partial(asyncio.to_thread, lambda: self.journal().purge(keep_days)),
            "staff": partial(asyncio.to_thread, self._expire_submissions),
        }

    def _expire_submissions(self) -> int:
        from bot.editing.opening import tray  # see `office`

        return tray(self).expire()

    def _gap_recorder(self) -> ShortfallBook | None:
        """Deletes what is too old, even where nothing new is kept any more."""
        if self._recorder is None:
            from bot.gaps.recorder import GapRecorder

            self._recorder = GapRecorder(self.journal(), self.settings.journal.keep_questions_days)
            self._recorder.purge()
        return self._recorder if self.settings.journal.questions else None

    def close(self) -> None:
        """Wait until what is to be recorded is written."""
        if self._engine is not None:
            self._engine.close()
        if self._recorder is not None:
            self._recorder.close()
        if self._journal is not None:
            self._journal.close()

    def office(self) -> PressOffice:
        """What staff may do; shares the live snapshot and the encoder with the dialogue."""
        from bot.editing.opening import press_office  # imports parsers that answering does not need

        return press_office(self)

    def build(
        self, reading: Reading, previous: Snapshot | None = None, progress: BuildProgress | None = None
    ) -> Snapshot:
        """A snapshot of the documents; what `previous` or an interrupted build has embedded is not embedded again."""
        return build(reading.documents, self.encoder(), previous, progress, kept=self.kept)

    def previous(self) -> Snapshot | None:
        """The live snapshot as far as it can be used to compare with and to take vectors from."""
        try:
            return self.store.load_live().snapshot
        except SnapshotError:
            return None
