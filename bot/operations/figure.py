"""A value that is read when Prometheus asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Figure:
    """`name` without the prefix that all share; `help` is one sentence; labels come from short fixed lists.

    `counts`: the value only ever rises while the process lives; Prometheus puts `_total` after the name.
    """

    name: str
    help: str
    value: float
    labels: Mapping[str, str] = field(default_factory=dict)
    counts: bool = False


Source = Callable[[], Iterable[Figure]]
"""Called on the thread that serves metrics; what is not known yet is left out."""
