"""Counts the log's lines from warning on, so that an alert can tell of many errors."""

from __future__ import annotations

import logging

from bot.operations.meter import Event, Meter


class LogCounter(logging.Handler):
    """Writes nothing."""

    def __init__(self, meter: Meter) -> None:
        super().__init__(logging.WARNING)
        self._meter = meter

    def emit(self, record: logging.LogRecord) -> None:
        self._meter.count(Event.LOGGED, record.levelname.lower())
