"""How grave a line is, as systemd's journal reads it (sd-daemon(3)), so that `journalctl --priority` finds it."""

from __future__ import annotations

import logging
import os
import sys

_PRIORITIES = ((logging.CRITICAL, 2), (logging.ERROR, 3), (logging.WARNING, 4), (logging.INFO, 6))
_DEBUG = 7


def priority(level: int) -> str:
    """What a line of this level begins with: `<4>` and the like where the journal reads it, else nothing."""
    if not _journal_reads():
        return ""
    return f"<{next((number for least, number in _PRIORITIES if level >= least), _DEBUG)}>"


def _journal_reads() -> bool:
    """systemd tells device and inode of the stream it reads; a child's standard error may lead elsewhere."""
    told = os.environ.get("JOURNAL_STREAM")
    if not told:
        return False
    try:
        stream = os.fstat(sys.stderr.fileno())
    except (OSError, ValueError):
        return False
    return told == f"{stream.st_dev}:{stream.st_ino}"
