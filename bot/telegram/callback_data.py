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
    ERASE = "erase"
    PUBLISH = "pub"
    INSIST = "insist"
    PUBLISH_ANYWAY = "anyway"
    DISCARD = "discard"
    PASSAGES = "all"
    SHOW = "show"
    ROLL_BACK = "back"
    KEEP = "keep"
    WITHDRAW = "off"
    WITHDRAW_ANYWAY = "offanyway"
    SUBSCRIBE = "abo"
    UNSUBSCRIBE = "unabo"
    TOPICS = "topics"
    TELL_ME = "tell"
    DROP_QUESTION = "untell"
    CALENDAR = "ics"
    MAP = "map"


OF_ANNOUNCEMENTS = (
    Action.SUBSCRIBE,
    Action.UNSUBSCRIBE,
    Action.TOPICS,
    Action.TELL_ME,
    Action.DROP_QUESTION,
    Action.CALENDAR,
    Action.MAP,
)
FEEDBACK = (Action.HELPFUL, Action.NOT_HELPFUL)
OF_STAFF = (
    Action.PUBLISH,
    Action.INSIST,
    Action.PUBLISH_ANYWAY,
    Action.DISCARD,
    Action.PASSAGES,
    Action.SHOW,
    Action.ROLL_BACK,
    Action.KEEP,
    Action.WITHDRAW,
    Action.WITHDRAW_ANYWAY,
)


@dataclass(frozen=True, slots=True)
class Press:
    """An action on what `ref` stands for: a passage, a suggestion, a language, a submission, a document, a snapshot."""

    action: Action
    ref: str

    @classmethod
    def from_data(cls, data: object) -> Press | None:
        """Read a button's data; None for a button of another version or of nobody."""
        version, _, rest = (data if isinstance(data, str) else "").partition(":")
        action, _, ref = rest.partition(":")
        if version != VERSION or action not in list(Action) or not ref:
            return None
        return cls(Action(action), ref)

    def data(self) -> str | None:
        """The data for a button; None when the reference is too long for one."""
        written = f"{VERSION}:{self.action}:{self.ref}"
        return written if self.ref and len(written.encode()) <= BYTES else None
