"""References to a topic in a link t.me/<bot>?start=<payload>, which may hold only letters, digits, _ and -."""

from __future__ import annotations

import re

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


def payload_of(ref: str) -> str | None:
    """The payload for a passage or suggestion; None when its reference does not fit into a link."""
    payload = ref.replace("#", "__")
    return payload if _PAYLOAD.fullmatch(payload) and refs_of(payload)[-1] == ref else None


def refs_of(payload: str) -> tuple[str, ...]:
    """The references a payload may stand for; none for one that no link of ours carries."""
    if not _PAYLOAD.fullmatch(payload):
        return ()
    return tuple(dict.fromkeys((payload, "#".join(payload.rsplit("__", 1)))))
