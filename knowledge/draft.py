"""What a reader makes of one file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from knowledge.document import Document
from knowledge.remark import Remark


@dataclass(frozen=True, slots=True)
class Draft:
    """A document, and what its editor should know about it."""

    document: Document
    remarks: tuple[Remark, ...] = ()


Reader: TypeAlias = Callable[[Path, bytes], Draft]
"""Takes a file's path and content; raises UnreadableFile."""
