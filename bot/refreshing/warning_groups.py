"""Warnings of a refresh, those that say the same of several files told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_MOST_FILES = 10


def grouped(warnings: Iterable[str]) -> Iterator[str]:
    """Lines for people from warnings of the form `'path': what is wrong`."""
    files: dict[str, list[str]] = {}
    for warning in warnings:
        file, _, text = warning.partition("': ")
        files.setdefault(text or warning, []).extend([f"{file}'"] if text else [])
    for text, named in files.items():
        if len(named) < 2:
            yield f"warning: {named[0]}: {text}" if named else f"warning: {text}"
            continue
        yield f"warning: {len(named)} files: {text}"
        yield from (f"  {file}" for file in named[:_MOST_FILES])
        if len(named) > _MOST_FILES:
            yield f"  and {len(named) - _MOST_FILES} more"
