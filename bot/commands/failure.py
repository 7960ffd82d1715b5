"""What may go wrong in a command, and how it is told: one line, no traceback."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path

from bot.audit import AuditError
from bot.backup.backup_error import BackupError
from bot.commands.evaluating import ReportUnavailable
from bot.commands.health import Unhealthy
from bot.editing.staff_register import StaffError
from bot.evaluation.gate import GateError
from bot.evaluation.question_file import QuestionFileError
from bot.logs.redaction import redacted
from bot.refreshing.refresh_error import RefreshError
from bot.settings import DEBUG, SettingsError
from bot.storage.database import StorageError
from bot.telegram.channel_error import ChannelError
from index.bundled_model import ModelUnavailable
from index.snapshot import SnapshotError
from knowledge.unreadable import UnreadableFolder

FAILURES = (
    SettingsError,
    ChannelError,
    ModelUnavailable,
    SnapshotError,
    StorageError,
    UnreadableFolder,
    QuestionFileError,
    GateError,
    RefreshError,
    AuditError,
    BackupError,
    StaffError,
    ReportUnavailable,
    Unhealthy,
    OSError,
)
"""Errors whose message names the thing, the value and the next step (OSError: the file and the system's reason)."""


def one_line(error: BaseException) -> str:
    """The error's message without line breaks."""
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}; check the path and its permissions"
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}; check where the output goes and that there is room, then run the command again"
    return " ".join(str(error).split())


def unexpected(error: BaseException) -> str:
    """A sentence for an error nobody foresaw: its type and place, never its text, which may quote a citizen."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    if os.environ.get(DEBUG):
        print(redacted("".join(traceback.format_exception(error))), end="", file=sys.stderr)
    return (
        f"unexpected {type(error).__name__} in {Path(place.filename).name} line {place.lineno}; "
        f"please report it, with the output of the same command with {DEBUG}=1"
    )
