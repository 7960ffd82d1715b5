"""What editors are told about documents before they go live: all checks, with what they need of disk and network."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from bot.step_bars import StepProgress
from knowledge.checks.comparison import check
from knowledge.checks.link_memory import RememberingProbe
from knowledge.checks.link_probe import FetchingProbe
from knowledge.checks.links import dead_links
from knowledge.document import Document
from knowledge.reading import Reading
from knowledge.remark import Remark
from knowledge.sources.fetcher import Fetcher

_COMPARING = "Comparing documents"
_LINKS = "Checking links"


@dataclass(frozen=True, slots=True)
class Proofreader:
    """`folder` keeps what was found for the next time; `fetcher` makes one for links, or there is none."""

    folder: Path
    fetcher: Callable[[], Fetcher] | None = None

    def read_over(
        self, reading: Reading, changed: Collection[str] | None = None, progress: StepProgress | None = None
    ) -> Reading:
        """`reading` with remarks on the documents of the `changed` ids, or on all where none are given."""
        told = progress or _silent
        documents = reading.documents
        found = check(documents, changed, self.folder / "documents.sqlite", lambda *done: told(_COMPARING, *done))
        due = [each for each in documents if changed is None or each.id in changed]
        links = self._links(due, told) if self.fetcher and due else ()
        return replace(reading, warnings=(*reading.warnings, *chain.from_iterable(found.values()), *links))

    def remarks(self, document: Document, live: Sequence[Document]) -> tuple[Remark, ...]:
        """On one document that is to come to, or into the place of, the `live` ones; asks no network."""
        others = [each for each in live if each.id != document.id]
        found = check([*others, document], {document.id}, self.folder / "documents.sqlite")
        return found.get(document.id, ())

    def _links(self, documents: Sequence[Document], told: StepProgress) -> tuple[Remark, ...]:
        if not self.fetcher:
            return ()
        probe = FetchingProbe(self.fetcher(), progress=lambda *done: told(_LINKS, *done))
        return tuple(dead_links(documents, RememberingProbe(probe, self.folder / "links.json")))


def _silent(step: str, done: int, total: int) -> None:
    """Nobody watches."""
