"""Keeps the token and what citizens write out of the log."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable

_TOKEN = re.compile(r"bot\d+:[\w-]+|\b\d{6,}:[\w-]{30,}")
_HIDDEN = "bot<token>"
_LEVELS = {
    "httpx": logging.WARNING,
    "httpcore": logging.WARNING,
    "telegram": logging.INFO,
    "tornado": logging.WARNING,
    "filelock": logging.INFO,
}
"""Below these the libraries log addresses with the token, or whole updates."""

_OUTSPOKEN = (
    "telegram.ext",
    "telegram.ext.ExtBot",
    "telegram.ext.Updater",
    "telegram.ext.Application",
    "telegram.request.BaseRequest",
)
"""Loggers whose errors quote what Telegram sent, or add a traceback that tells an operator nothing."""

_formatter = logging.Formatter()
Factory = Callable[..., logging.LogRecord]


def protect_logs(token: str) -> None:
    """From now on no log record of this process, whoever writes or formats it, holds the token."""
    for name, level in _LEVELS.items():
        logging.getLogger(name).setLevel(level)
    for name in _OUTSPOKEN:
        logging.getLogger(name).addFilter(without_content)
    made: Factory = logging.getLogRecordFactory()
    logging.setLogRecordFactory(_redacting(made, token))


def without_content(record: logging.LogRecord) -> bool:
    """Shorten an error to its first words and the error's type: the rest may quote an update."""
    if record.levelno >= logging.ERROR:
        kind = record.exc_info[0] if record.exc_info else None
        template = str(record.msg).split("%")[0][:80].strip()
        record.msg, record.args = f"{template or 'failed'} [{kind.__name__ if kind else 'no details'}]", ()
        record.exc_info = record.exc_text = record.stack_info = None
    return True


def redacted(text: str, token: str = "") -> str:
    """The text without tokens."""
    return _TOKEN.sub(_HIDDEN, text.replace(token, "<token>") if token else text)


def _redacting(made: Factory, token: str) -> Factory:
    def factory(*args: object, **kwargs: object) -> logging.LogRecord:
        record = made(*args, **kwargs)
        try:
            message = record.getMessage()
        except (TypeError, ValueError):  # wrong number of arguments: logging would print them as they are
            message, record.args = str(record.msg), ()
        if (clean := redacted(message, token)) != message:
            record.msg, record.args = clean, ()
        if record.exc_info:
            record.exc_text = redacted(_formatter.formatException(record.exc_info), token)
        return record

    return factory
