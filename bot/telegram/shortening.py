"""Texts cut to a length, at a blank where there is one."""

from __future__ import annotations

MORE = "…"


def shortened(text: str, length: int) -> str:
    """At most `length` characters; line breaks stay."""
    text = text.strip()
    if len(text) <= length:
        return text
    kept = text[: length - 1]
    if not text[length - 1].isspace() and (blank := max(kept.rfind(" "), kept.rfind("\n"))) > length // 2:
        kept = kept[:blank]
    return kept.rstrip() + MORE


def on_one_line(text: str, length: int) -> str:
    """At most `length` characters, white space as single blanks."""
    return shortened(" ".join(text.split()), length)
