"""Why a backup is not written or not restored; nothing has been changed by then."""

from __future__ import annotations


class BackupError(Exception):
    """The message names the file or folder, what is wrong and the next step."""
