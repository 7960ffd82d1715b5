"""The gap report: grouped, counted, beside what the live snapshot says closest to it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.dialogue.reply import Status
from bot.editing.office import Gap
from bot.gaps import reporter as module
from bot.gaps.reporter import GapReporter
from bot.journal.journal import Journal, today
from tests.bot.journal.entries import entry
from tests.bot.small_dialogue import CATALOGUE, FixedRetriever
from tests.hashing_encoder import HashingEncoder

PARKING = "Gibt es Parkplätze am Messegelände?"


class Desk:
    """A journal and its reporter; counts how often the snapshot and the encoder are asked for."""

    def __init__(self, folder: Path) -> None:
        self.journal = Journal.from_file(folder / "journal.sqlite")
        self.encoder = HashingEncoder()
        self.loaded = 0
        self.reporter = GapReporter(self.journal, self._live, lambda: self.encoder, CATALOGUE)
        self._retriever = FixedRetriever()

    def keep(self, question: str, status: Status = Status.NO_ANSWER, days_ago: int = 0) -> None:
        self.journal.record_question(entry(question, status, days_ago))

    def _live(self) -> FixedRetriever:
        self.loaded += 1
        return self._retriever


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_questions_of_one_meaning_are_counted_together_most_frequent_first(desk: Desk) -> None:
    desk.keep("Wer zahlt den Zuschuss für Solarstrom?", days_ago=1)
    desk.keep(PARKING, days_ago=20)
    desk.keep("gibt es parkplätze am messegelände?", days_ago=3)
    desk.keep("Gibt es Parkplätze am Messegelände", Status.ANSWERED, days_ago=5)
    parking, funding = desk.reporter.report().groups
    assert (parking.example, parking.count, parking.not_helpful) == (PARKING, 3, 1)
    assert parking.others == ("Gibt es Parkplätze am Messegelände",)
    assert (parking.first, parking.last) == (today() - timedelta(days=20), today() - timedelta(days=3))
    assert (funding.example, funding.count, funding.off_topic) == ("Wer zahlt den Zuschuss für Solarstrom?", 1, False)


def test_the_nearest_passage_is_that_of_the_live_snapshot_with_its_score(desk: Desk) -> None:
    desk.keep("Zuschuss von 50.000 Euro für Unternehmen?")
    report = desk.reporter.report()
    (found,) = report.groups
    retriever = desk._retriever.current()
    best = retriever.search("Zuschuss von 50.000 Euro für Unternehmen?", 1).hits[0]
    assert found.nearest == best.passage
    assert found.nearest.heading == "Zuschuss"
    assert found.score == pytest.approx(best.score)
    assert report.snapshot == retriever.snapshot.id


def test_the_example_is_the_wording_closest_to_the_centre(desk: Desk) -> None:
    for question in (PARKING + "!", PARKING, PARKING + " ja"):
        desk.keep(question)
    (found,) = desk.reporter.report().groups
    assert found.example == PARKING
    assert set(found.others) == {PARKING + "!", PARKING + " ja"}


def test_questions_of_another_field_stand_apart_unless_one_of_their_meaning_is_ours(desk: Desk) -> None:
    desk.keep("Wie wird morgen das Wetter?", Status.OUT_OF_SCOPE)
    desk.keep(PARKING, Status.OUT_OF_SCOPE)
    desk.keep(PARKING + " bitte", Status.CLARIFY)
    report = desk.reporter.report()
    assert [group.count for group in report.groups] == [2]
    assert [group.example for group in report.off_topic] == ["Wie wird morgen das Wetter?"]


def test_it_looks_back_as_far_as_it_is_told(desk: Desk) -> None:
    desk.keep(PARKING, days_ago=7)
    desk.keep(PARKING, days_ago=6)
    assert desk.reporter.report(7).groups[0].count == 1
    assert desk.reporter.report().groups[0].count == 2


def test_an_empty_journal_loads_neither_snapshot_nor_encoder(desk: Desk) -> None:
    report = desk.reporter.report()
    assert (report.groups, report.off_topic, desk.loaded, desk.encoder.texts_encoded) == ((), (), 0, 0)


def test_a_question_is_encoded_once_and_progress_is_told(desk: Desk) -> None:
    for number in range(40):
        desk.keep(f"Frage Nummer {number}")
    told: list[tuple[str, int, int]] = []
    desk.reporter.report(progress=lambda *step: told.append(step))
    assert told == [("Reading the questions", 32, 40), ("Reading the questions", 40, 40)]
    desk.keep("Noch eine")
    desk.reporter.report()
    assert desk.encoder.texts_encoded == 41


def test_of_too_many_wordings_the_newest_are_compared_and_the_rest_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    for age in (3, 2, 1):
        desk.keep(f"Frage vom Tag {'x' * age}", days_ago=age)
    report = desk.reporter.report()
    assert report.left_out == 1
    assert max(group.last for group in report.groups) == today() - timedelta(days=1)


def test_staff_read_days_in_german_words(desk: Desk) -> None:
    desk.journal.record_question(entry(PARKING, day=date(2026, 3, 9)))
    table = desk.reporter.table()
    (gap,) = table.gaps
    (group,) = desk.reporter.report().groups
    heading = group.nearest.heading if group.nearest else ""
    assert gap == Gap(PARKING, 1, "9. März 2026", "9. März 2026", heading, group.score)
    assert table.csv.decode("utf-8-sig").splitlines()[1].startswith(f"{PARKING};1;0;2026-03-09;2026-03-09;")
