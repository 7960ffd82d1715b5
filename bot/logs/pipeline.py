"""From a record to a line: the same way for our events and for those of libraries."""

from __future__ import annotations

import logging
import sys
from contextlib import suppress
from typing import Any

import structlog
from structlog.stdlib import ExtraAdder, ProcessorFormatter
from structlog.types import EventDict, Processor

from bot.logs.fault import kinds, place, places
from bot.logs.foreign import is_own, literal_words
from bot.logs.priority import priority
from bot.logs.redaction import redacted

LONGEST = 2000
"""Characters of one field."""

_add_extra = ExtraAdder()


class LineFormatter(ProcessorFormatter):
    """One line an event, without tokens."""

    def __init__(self, *, json: bool, colors: bool = False) -> None:
        renderer: Processor = (
            structlog.processors.JSONRenderer(ensure_ascii=False, default=_unknown)
            if json
            else structlog.dev.ConsoleRenderer(colors=colors, sort_keys=False)
        )
        super().__init__(
            foreign_pre_chain=[
                _words,
                structlog.contextvars.merge_contextvars,
                structlog.stdlib.add_log_level,
                structlog.stdlib.add_logger_name,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                _without_exception,
                _on_one_line,
            ],
            processors=[ProcessorFormatter.remove_processors_meta, renderer],
        )

    def format(self, record: logging.LogRecord) -> str:
        return redacted(super().format(record))


class LineHandler(logging.Handler):
    """To standard error; a line that cannot be made is told without the record, which the library would print."""

    def __init__(self, formatter: LineFormatter) -> None:
        super().__init__()
        self.setFormatter(formatter)

    def emit(self, record: logging.LogRecord) -> None:
        try:
            line = self.format(record)
        except Exception as error:  # what was logged about goes on
            line = f'{{"event": "a log line could not be made", "logger": "{record.name}", "error": "{kinds(error)}"}}'
        with suppress(OSError, ValueError):  # nobody reads standard error any longer
            print(f"{priority(record.levelno)}{line}", file=sys.stderr, flush=True)


def _words(logger: Any, method: str, event: EventDict) -> EventDict:
    """Our own words with their fields; of a library's only what stands in its source."""
    record: logging.LogRecord = event["_record"]
    if is_own(record.name):
        return _add_extra(logger, method, event)
    event["event"] = literal_words(record)
    return event


def _without_exception(logger: Any, method: str, event: EventDict) -> EventDict:
    given = event.pop("exc_info", None)
    event.pop("stack_info", None)
    error = given[1] if isinstance(given, tuple) else given
    if isinstance(error, BaseException):
        event["error"], event["at"] = kinds(error), place(error)
        event["trace"] = places(error)
    return event


def _on_one_line(logger: Any, method: str, event: EventDict) -> EventDict:
    return {key: _printable(value)[:LONGEST] if isinstance(value, str) else value for key, value in event.items()}


def _printable(text: str) -> str:
    """Nothing that a terminal would obey, such as colours, or text that runs backwards."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _unknown(value: object) -> str:
    """A field that is no plain value is told by its type."""
    return f"<{type(value).__name__}>"
