"""What Prometheus reads: figures, labels from fixed lists, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.reply import Status
from bot.operations.figure import Figure
from bot.operations.meter import Event, Step
from bot.operations.meters import MOST_KINDS, Meters


def value(meters: Meters, series: str) -> float:
    lines = meters.exposition().decode().splitlines()
    return float(next(line.rpartition(" ")[2] for line in lines if line.rpartition(" ")[0] == series))


def test_events_are_counted_by_kind_and_known_kinds_begin_at_zero() -> None:
    meters = Meters()
    assert value(meters, 'strategiebot_updates_total{kind="callback_query"}') == 0
    meters.count(Event.UPDATE, "callback_query")
    meters.count(Event.UPDATE, "callback_query")
    assert value(meters, 'strategiebot_updates_total{kind="callback_query"}') == 2


def test_replies_are_counted_by_status_and_language_from_zero_on() -> None:
    meters = Meters()
    meters.replied(Status.NO_ANSWER, "de-leicht")
    assert value(meters, 'strategiebot_replies_total{language="de-leicht",status="no_answer"}') == 1
    assert value(meters, 'strategiebot_replies_total{language="cs",status="error"}') == 0


def test_times_go_into_the_histogram_of_their_step() -> None:
    meters = Meters()
    meters.took(Step.ENCODE, 0.02)
    meters.took(Step.ENCODE, -1.0)
    assert value(meters, 'strategiebot_step_seconds_count{step="encode"}') == 2
    assert value(meters, 'strategiebot_step_seconds_sum{step="encode"}') == pytest.approx(0.02)
    assert value(meters, 'strategiebot_step_seconds_bucket{le="0.025",step="encode"}') == 2
    assert value(meters, 'strategiebot_step_seconds_bucket{le="0.01",step="encode"}') == 1


@given(st.lists(st.text(max_size=8), max_size=300), st.lists(st.text(max_size=5), max_size=20))
def test_no_flood_of_kinds_or_languages_makes_the_series_many(kinds: list[str], languages: list[str]) -> None:
    meters = Meters()
    before = len(meters.exposition().splitlines())
    for kind in kinds:
        meters.count(Event.ERROR, kind)
    for language in languages:
        meters.replied(Status.ANSWERED, language)
    assert len(meters.exposition().splitlines()) - before <= MOST_KINDS + 2


def test_a_figure_is_read_whenever_somebody_asks() -> None:
    meters, room = Meters(), [1.0]
    meters.show(lambda: [Figure("room", "Room.", room[0], {"place": "here"})])
    assert value(meters, 'strategiebot_room{place="here"}') == 1
    room[0] = 2.0
    assert value(meters, 'strategiebot_room{place="here"}') == 2


def test_a_figure_that_counts_is_a_counter() -> None:
    meters = Meters()
    meters.show(lambda: [Figure("turned_away", "How often.", 3, {"reason": "crowded"}, counts=True)])
    assert value(meters, 'strategiebot_turned_away_total{reason="crowded"}') == 3
    assert "# TYPE strategiebot_turned_away_total counter" in meters.exposition().decode()


def test_a_source_that_fails_hides_only_its_own_figures(caplog: pytest.LogCaptureFixture) -> None:
    meters = Meters()
    meters.show(lambda: [Figure("lost", "Lost.", 1 / 0)])
    meters.show(lambda: [Figure("kept", "Kept.", 3)])
    assert value(meters, "strategiebot_kept") == 3
    assert "strategiebot_lost" not in meters.exposition().decode()
    assert "figures are missing from the metrics: ZeroDivisionError" in caplog.text


def test_the_process_is_shown_with_memory_and_processor_time() -> None:
    meters = Meters()
    assert value(meters, "process_resident_memory_bytes") > 1e6
    assert value(meters, "process_cpu_seconds_total") > 0
