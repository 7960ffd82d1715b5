"""Everything that Prometheus can read here: the only module that knows its library.

Labels come from short fixed lists, so that no citizen and no flood can make the series many.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from threading import Lock

import prometheus_client
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from bot.catalogue import FALLBACKS
from bot.dialogue.reply import Status
from bot.operations.figure import Figure, Source
from bot.operations.meter import Event, Step

_log = logging.getLogger(__name__)

vars(prometheus_client)["disable_created_metrics"]()  # half as many lines again; the library gives it no types

CONTENT_TYPE = CONTENT_TYPE_LATEST
PREFIX = "strategiebot_"
OTHER = "other"
MOST_KINDS = 40
"""Different kinds of one event; further ones count as other."""
_Family = GaugeMetricFamily | CounterMetricFamily

_STEP_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
_LAG_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
_EVENTS: Mapping[Event, tuple[str, str]] = {
    Event.UPDATE: ("updates", "Updates that came from Telegram, by kind."),
    Event.CALL: ("telegram_calls", "Calls to Telegram but for fetching updates, by what became of them."),
    Event.ERROR: ("errors", "Errors while an update was handled, by class."),
    Event.LOGGED: ("log_lines", "Lines of the log from warning on, by level."),
}
_FROM_THE_START: Mapping[Event, tuple[str, ...]] = {
    Event.UPDATE: ("message", "edited_message", "callback_query", "my_chat_member", "inline_query"),
    Event.CALL: ("ok", "flood", "blocked", "refused", "timed_out", "failed"),
    Event.ERROR: ("BadRequest", "NetworkError", "RetryAfter", "TimedOut", "WorkersBusy"),
    Event.LOGGED: ("warning", "error", "critical"),
}
"""A series that begins at 0 shows its very first increase."""


class Meters:
    """Implements `bot.operations.meter.Meter`; each instance has series of its own."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._lock = Lock()
        ProcessCollector(registry=self._registry)
        PlatformCollector(registry=self._registry)
        self._figures = _Figures()
        self._registry.register(self._figures)
        self._kinds: dict[Event, set[str]] = {event: set() for event in Event}
        self._events = {
            event: Counter(PREFIX + name, help, ["kind"], registry=self._registry)
            for event, (name, help) in _EVENTS.items()
        }
        self._replies = Counter(
            f"{PREFIX}replies", "Replies by status and language.", ["status", "language"], registry=self._registry
        )
        self._steps = Histogram(
            f"{PREFIX}step_seconds", "Seconds a step took.", ["step"], registry=self._registry, buckets=_STEP_BUCKETS
        )
        self._lag = Histogram(
            f"{PREFIX}event_loop_lag_seconds",
            "Seconds the event loop was late.",
            registry=self._registry,
            buckets=_LAG_BUCKETS,
        )
        self._begin_at_zero()

    def count(self, event: Event, kind: str) -> None:
        with self._lock:
            known = self._kinds[event]
            if len(known) < MOST_KINDS:
                known.add(kind)
            label = kind if kind in known else OTHER
        self._events[event].labels(label).inc()

    def took(self, step: Step, seconds: float) -> None:
        self._steps.labels(step.value).observe(max(0.0, seconds))

    def replied(self, status: Status, language: str) -> None:
        self._replies.labels(status.value, language if language in FALLBACKS else OTHER).inc()

    def lagged(self, seconds: float) -> None:
        self._lag.observe(max(0.0, seconds))

    def show(self, source: Source) -> None:
        """Figures of this source are read and shown whenever somebody asks."""
        self._figures.sources.append(source)

    def exposition(self) -> bytes:
        """All of it in Prometheus' text format."""
        return generate_latest(self._registry)

    def _begin_at_zero(self) -> None:
        for event, kinds in _FROM_THE_START.items():
            for kind in kinds:
                self._kinds[event].add(kind)
                self._events[event].labels(kind)
        for step in Step:
            self._steps.labels(step.value)
        for status in Status:
            for language in FALLBACKS:
                self._replies.labels(status.value, language)


class _Figures(Collector):
    """Reads all sources; one that fails leaves only its own figures out."""

    def __init__(self) -> None:
        self.sources: list[Source] = []

    def describe(self) -> Iterable[_Family]:
        return ()

    def collect(self) -> Iterator[_Family]:
        families: dict[str, _Family] = {}
        for source in self.sources:
            for figure in _read(source):
                kind = CounterMetricFamily if figure.counts else GaugeMetricFamily
                family = families.setdefault(
                    figure.name, kind(PREFIX + figure.name, figure.help, labels=list(figure.labels))
                )
                family.add_metric(list(figure.labels.values()), figure.value)
        yield from families.values()


def _read(source: Source) -> tuple[Figure, ...]:
    try:
        return tuple(source())
    except Exception as exc:  # a broken part must not hide the state of the others
        _log.warning("figures are missing from the metrics: %s", type(exc).__name__)
        return ()
