"""A file that gives no document, and a folder that gives none."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path


class Trouble(StrEnum):
    """Why a file gives no document, for who tells it in another language; in brackets the values that go with it."""

    MISSING = "missing"
    UNREACHABLE = "unreachable"
    NO_FILE = "no_file"
    LINK = "link"
    BAD_NAME = "bad_name"
    NAME_TAKEN = "name_taken"
    """(other)"""
    WRONG_ENDING = "wrong_ending"
    """(ending, known)"""
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    """(size_mb, limit_mb)"""
    TOO_MUCH_TEXT = "too_much_text"
    """(characters, limit)"""
    TOO_MANY_PAGES = "too_many_pages"
    """(pages, limit)"""
    BOMB = "bomb"
    """(limit_mb, or nothing) It unfolds, or is built to unfold, to far more than it is."""
    TIMEOUT = "timeout"
    """(seconds)"""
    ENCRYPTED = "encrypted"
    NO_TEXT = "no_text"
    """Pictures of text, or nothing at all."""
    CHARSET = "charset"
    """Bytes that are no text in any usual character set."""
    NOT_YAML = "not_yaml"
    WRONG_FIELD = "wrong_field"
    """(field, problem); the problem is worded in English"""
    BROKEN = "broken"


class UnreadableFile(Exception):
    """`reason` says in one sentence what is wrong with the file and what to do about it.

    `kind` and `values` say the same for somebody who words it anew.
    """

    def __init__(self, path: Path, reason: str, kind: Trouble = Trouble.BROKEN, /, **values: str | int | float) -> None:
        super().__init__(f"{str(path)!r}: {reason}")
        self.path = path
        self.reason = reason
        self.kind = kind
        self.values = values


class UnreadableFolder(Exception):
    """There is no folder of documents where one should be, or nothing in it can be read."""
