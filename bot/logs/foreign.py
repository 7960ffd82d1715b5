"""What other people's libraries log, cut down to what cannot hold anything of a citizen's."""

from __future__ import annotations

import logging
import sys

OWN = ("bot", "index", "knowledge")
WITHHELD = "words withheld: they may hold anything"


def is_own(name: str) -> bool:
    return name.partition(".")[0] in OWN


def literal_words(record: logging.LogRecord) -> str:
    """The record's message as it stands in the library's source, without what was put in; only while it is logged.

    A message that was put together before it was handed over stands nowhere, and is withheld.
    """
    frame = sys._getframe()
    while frame is not None:
        if frame.f_code.co_filename == record.pathname and frame.f_lineno == record.lineno:
            break
        frame = frame.f_back  # type: ignore[assignment]  # None ends the loop
    stands_there = frame is not None and isinstance(record.msg, str) and record.msg in frame.f_code.co_consts
    return record.msg if stands_there and record.msg.strip("%sr ") else WITHHELD
