"""What is measured: a system that finds passages for questions. Imports nothing of ours, which peers do not have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

HITS = 10
"""Passages that are asked for."""

OURS = "strategiebot"

Search: TypeAlias = Callable[[str], list[str]]
"""A question in, the ids of the best `HITS` passages out, best first."""


@dataclass(frozen=True, slots=True)
class Text:
    """One passage."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Way:
    """One system in one configuration. Ways of equal `index` search the same files, which the last of them builds."""

    peer: str
    hybrid: bool
    index: str

    @property
    def name(self) -> str:
        return self.peer if self.peer == OURS else f"{self.peer} {'hybrid' if self.hybrid else 'dense'}"


class System(Protocol):
    """Used as the framework's documentation recommends; `model` is a Sentence-Transformers folder."""

    def __init__(self, model: Path, threads: int, *, hybrid: bool) -> None: ...

    def build(self, texts: Sequence[Text], folder: Path) -> None:
        """Index them in `folder`, which exists and is empty."""
        ...

    def open(self, folder: Path) -> Search:
        """What answers questions from an index that another process has built."""
        ...


WAYS = (
    Way(OURS, True, OURS),
    Way("langchain", False, "langchain"),
    Way("langchain", True, "langchain"),
    Way("llamaindex", False, "llamaindex"),
    Way("llamaindex", True, "llamaindex"),
    Way("haystack", False, "haystack"),
    Way("haystack", True, "haystack"),
    Way("txtai", False, "txtai-dense"),
    Way("txtai", True, "txtai-hybrid"),
    Way("chroma", False, "chroma"),
)
"""Chroma's hybrid search is a service of its makers' cloud and cannot be run here."""
