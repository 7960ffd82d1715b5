"""File names that came from strangers' machines, made safe to lie in a folder and to be a document's id."""

from __future__ import annotations

import re

from knowledge.sources.slug import slug_of

_READ = 2_000
"""Characters of a name that are looked at: its end, which says what the file is."""
_SHOWN = 60
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)")
"""Names that some systems take for devices."""
_ENDING = re.compile(r"\.([A-Za-z0-9]{1,12})\s*$")


def ending_of(name: str) -> str:
    """ ".pdf" of "Bericht.PDF", "" where there is none."""
    found = _ENDING.search(name[-_READ:])
    return f".{found[1].lower()}" if found else ""


def stem_of(name: str) -> str:
    """A short name of a-z, 0-9 and hyphens for whatever `name` is; never empty, never a path."""
    last = re.split(r"[/\\]", name[-_READ:].strip())[-1]
    slug = slug_of(_ENDING.sub("", last).replace("#", " ").encode("utf-8", "ignore").decode())
    return f"{slug}-dokument" if _RESERVED.fullmatch(slug) else slug


def shown(name: str) -> str:
    """The name as people may read it: one short line without control characters."""
    looked_at = name if len(name) <= 2 * _READ else name[:_READ] + name[-_READ:]
    words = " ".join("".join(char if char.isprintable() else " " for char in looked_at).split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN // 2]} … {words[-_SHOWN // 3 :]}"
