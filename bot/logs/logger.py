"""Loggers whose events carry fields; their records take the same way as those of the standard library."""

from __future__ import annotations

import logging

import structlog
from structlog.stdlib import BoundLogger, filter_by_level, render_to_log_kwargs


def logger(name: str) -> BoundLogger:
    """A field may hold a count, a duration, a type or a name of ours; never what somebody wrote."""
    made: BoundLogger = structlog.wrap_logger(
        logging.getLogger(name), processors=[filter_by_level, render_to_log_kwargs], wrapper_class=BoundLogger
    )
    return made
