"""Why a refresh does not go on; in no case has the live snapshot been touched."""

from __future__ import annotations

from bot.refreshing.staged import Staged


class RefreshError(Exception):
    """A refresh that cannot go on; the message names the reason and the next step. The live snapshot is untouched."""


class RefreshBusy(RefreshError):
    """Another refresh is under way."""


class DiskFull(RefreshError):
    """There is no room for another snapshot."""


class StagedOutdated(RefreshError):
    """Another snapshot has gone live, or another was staged, since this one was."""


class GateRefusal(RefreshError):
    """Below the gate, and nobody said `despite_gate`."""

    def __init__(self, staged: Staged) -> None:
        super().__init__(
            f"not published, below the gate: {'; '.join(map(str, staged.check.shortfalls))}; mend the documents "
            'or the golden questions, or publish with --despite-gate "REASON"'
        )
