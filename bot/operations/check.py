"""What is looked at to tell how the service is, and what was found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Check:
    """`detail` is a sentence or two for operators, never about a person; `needed`: without it we are not ready."""

    ok: bool
    detail: str = ""
    needed: bool = True

    def as_json(self) -> dict[str, Any]:
        return {"ok": self.ok, "needed": self.needed, "detail": self.detail}


Look = Callable[[], Check]
"""May take a moment, but not long; called on the thread that serves health."""
