"""Each part is really broken: it shows in readiness and figures, answers go on, and it mends itself."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot import last_refresh
from bot.dialogue.reply import Status
from bot.engine import Engine, Models
from bot.journal import journal as journal_room
from bot.journal.journal import Journal
from bot.live import LiveRetriever
from bot.operations.observation import observe
from bot.operations.operations import Operations, Phase
from index.builder import build
from index.snapshots import SnapshotStore
from tests.bot.operations.test_meters import value
from tests.bot.small_dialogue import WILLING, dialogue_over
from tests.bot.small_documents import CONFERENCE, DOCUMENTS
from tests.hashing_encoder import HashingEncoder

QUESTION = "Wer hielt die Keynote?"


@dataclass(frozen=True, slots=True)
class Bot:
    folder: Path
    operations: Operations
    store: SnapshotStore
    live: LiveRetriever
    journal: Journal

    def shows(self, part: str) -> tuple[bool, bool, float]:
        """Whether it is ready, whether the part is limited, and what the metrics say of it."""
        report = self.operations.report()
        figure = value(self.operations.meters, f'strategiebot_degraded{{part="{part}"}}')
        return report.ready, part in report.degraded, figure

    def answers(self) -> Status:
        return dialogue_over(self.live, self.journal, WILLING).reply(QUESTION, conversation="c").status


@pytest.fixture
def bot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bot:
    monkeypatch.setattr(journal_room, "TRY_AFTER", 0.0)
    store, encoder = SnapshotStore(tmp_path / "snapshots"), HashingEncoder()
    store.publish(build(DOCUMENTS, encoder))
    engine = Engine(lambda: Models(encoder), "hashing", "")
    live, journal = LiveRetriever(store, engine), Journal.from_file(tmp_path / "data" / "journal.sqlite")
    (tmp_path / "data").mkdir()
    operations = Operations()
    observe(operations, live=live, engine=engine, journal=journal, data=tmp_path)
    operations.begin(Phase.ANSWERING)
    return Bot(tmp_path, operations, store, live, journal)


def test_all_is_well(bot: Bot) -> None:
    assert bot.operations.report().degraded == []
    assert bot.operations.report().ready


def test_a_damaged_snapshot_shows_though_nobody_asks_and_the_last_good_one_answers(bot: Bot) -> None:
    good = bot.store.live_id()
    damaged = bot.store.publish(build([CONFERENCE], HashingEncoder()))
    (bot.store.folder / damaged / "passages.jsonl").write_text("{}\n", encoding="utf-8")
    assert bot.shows("snapshot") == (True, True, 1)
    check = bot.operations.report().checks["snapshot"]
    assert "passages.jsonl" in check.detail
    assert "strategiebot refresh" in check.detail
    assert bot.answers() is Status.ANSWERED
    assert bot.live.current().snapshot.id == good
    bot.store.publish(build(DOCUMENTS, HashingEncoder()))
    assert bot.shows("snapshot") == (True, False, 0)


def test_a_journal_that_cannot_be_written_shows_though_nobody_asks_and_answers_go_on(bot: Bot) -> None:
    assert bot.shows("journal") == (True, False, 0)
    bot.journal.close()
    (bot.folder / "data").rename(bot.folder / "elsewhere")
    assert bot.shows("journal") == (False, True, 1)
    assert "cannot be used" in bot.operations.report().checks["journal"].detail
    assert bot.answers() is Status.ANSWERED
    bot.journal.record_feedback("p", "s", True)
    (bot.folder / "elsewhere").rename(bot.folder / "data")
    assert bot.shows("journal") == (True, False, 0)
    assert bot.journal.feedback_counts()[True] == 0


def test_a_disk_with_little_room_shows(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.operations.observation.LEAST_ROOM", 10**18)
    assert bot.shows("disk") == (True, True, 1)
    assert "MB left for" in bot.operations.report().checks["disk"].detail


def test_the_ages_of_snapshot_and_documents_and_what_runs_are_figures(bot: Bot) -> None:
    meters, snapshot = bot.operations.meters, bot.live.current().snapshot
    assert abs(value(meters, "strategiebot_snapshot_created_timestamp_seconds") - time.time()) < 60
    newest = max(each.published.first_day() for each in DOCUMENTS if each.published)
    shown = value(meters, "strategiebot_newest_document_timestamp_seconds")
    assert time.strftime("%Y-%m-%d", time.gmtime(shown)) == newest.isoformat()
    assert value(meters, "strategiebot_snapshot_documents") == len(DOCUMENTS)
    info = f'strategiebot_info{{model="hashing",snapshot="{snapshot.id}",version="0.1.0"}}'
    assert value(meters, info) == 1


def test_the_last_refresh_that_succeeded_is_a_figure_once_there_was_one(bot: Bot) -> None:
    name = "strategiebot_refresh_success_timestamp_seconds"
    assert name not in bot.operations.meters.exposition().decode()
    last_refresh.note(bot.folder)
    assert abs(value(bot.operations.meters, name) - time.time()) < 60
