"""Why an address gave nothing."""

from __future__ import annotations

DISAPPEARED = (404, 410)


class FetchError(Exception):
    """`reason` says in one sentence what is wrong with the address and what to do about it.

    `transient` failures may pass by themselves; `retry_after` is how many seconds the server asks to be left alone.
    """

    def __init__(
        self, address: str, reason: str, *, status: int = 0, transient: bool = False, retry_after: float = 0.0
    ) -> None:
        super().__init__(f"{address} {reason}")
        self.address = address
        self.reason = reason
        self.status = status
        self.transient = transient
        self.retry_after = retry_after

    @property
    def disappeared(self) -> bool:
        """Whether the server says that there is nothing at the address (any more)."""
        return self.status in DISAPPEARED
