"""Sets up the log: standard error, one event a line, whoever it comes from."""

from __future__ import annotations

import logging
import sys
import threading
import warnings
from typing import TextIO

from bot.logs.foreign import OWN
from bot.logs.logger import logger
from bot.logs.pipeline import LineFormatter, LineHandler
from bot.setting_sections import LogSettings

_log = logger(__name__)


def configure_logs(settings: LogSettings | None = None) -> None:
    """Our own events from the level of the settings on, everybody else's from WARNING on."""
    wanted, terminal = settings or LogSettings(), sys.stderr.isatty()
    json = wanted.format == "json" or (wanted.format == "auto" and not terminal)
    root = logging.getLogger()
    root.handlers[:] = [each for each in root.handlers if not isinstance(each, LineHandler)]
    root.addHandler(LineHandler(LineFormatter(json=json, colors=terminal)))
    root.setLevel(logging.WARNING)
    for name in OWN:
        logging.getLogger(name).setLevel(wanted.level.upper())


def adopt_loggers() -> None:
    """Libraries that have brought handlers and levels of their own lose them; to be called when all are imported."""
    for name, found in list(logging.root.manager.loggerDict.items()):
        if isinstance(found, logging.Logger) and name not in OWN:
            found.handlers.clear()
            found.propagate = True
            if found.level and found.level < logging.WARNING:
                found.setLevel(logging.NOTSET)


def log_unhandled() -> None:
    """Errors that nobody handles, and warnings, which Python would print with their words."""
    sys.unraisablehook = lambda found: _unhandled(found.exc_value, "in a place that cannot raise")
    threading.excepthook = lambda found: _unhandled(found.exc_value, "in a thread")
    warnings.showwarning = _warned


def _unhandled(error: BaseException | None, where: str) -> None:
    _log.error(f"unhandled error {where}", exc_info=error)


def _warned(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    _log.warning("a library warns", kind=category.__name__, place=f"{filename}:{lineno}")
