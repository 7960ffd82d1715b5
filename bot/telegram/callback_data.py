"""What a button says when it is pressed: version, action and reference in at most 64 bytes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

VERSION = "v1"
BYTES = 64


class Action(StrEnum):
    """What a press asks for."""

    CONTEXT = "ctx"
    HELPFUL = "up"
    NOT_HELPFUL = "down"
    ASK = "ask"
    LANGUAGE = "lang"


FEEDBACK = (Action.HELPFUL, Action.NOT_HELPFUL)


@dataclass(frozen=True, slots=True)
class Press:
    """An action on what `ref` stands for: a passage, a suggestion or a language."""

    action: Action
    ref: str

    @classmethod
    def from_data(cls, data: str | None) -> Press | None:
        """Read a button's data; None for a button of another version or of nobody."""
        version, _, rest = (data or "").partition(":")
        action, _, ref = rest.partition(":")
        if version != VERSION or action not in list(Action) or not ref:
            return None
        return cls(Action(action), ref)

    def data(self) -> str | None:
        """The data for a button; None when the reference is too long for one."""
        written = f"{VERSION}:{self.action}:{self.ref}"
        return written if self.ref and len(written.encode()) <= BYTES else None
