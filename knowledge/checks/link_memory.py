"""What was found out about links, kept for a day, so that refreshing twice asks nobody twice."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.checks.links import LinkProbe, LinkState
from knowledge.whole_file import tidy, write_whole

_SECONDS = 86_400.0
_LASTING = (LinkState.ALIVE, LinkState.GONE, LinkState.CLOSED)
"""Anything else may be better a minute later."""


@dataclass(frozen=True, slots=True)
class RememberingProbe:
    """A file that is missing or damaged is as good as an empty one; one that cannot be written is left alone."""

    probe: LinkProbe
    file: Path
    clock: Callable[[], float] = time.time

    def alive(self, addresses: Iterable[str]) -> Mapping[str, LinkState]:
        now = self.clock()
        known = {link: entry for link, entry in self._read().items() if 0 <= now - entry.at < _SECONDS}
        wanted = tuple(addresses)
        new = self.probe.alive(link for link in wanted if link not in known)
        known |= {link: _Entry(state, now) for link, state in new.items() if state in _LASTING}
        self._write(known)
        return {link: known[link].state if link in known else new.get(link, LinkState.UNKNOWN) for link in wanted}

    def _read(self) -> dict[str, _Entry]:
        try:
            held = json.loads(self.file.read_bytes())
            return {str(link): _Entry(LinkState(state), float(at)) for link, (state, at) in held.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def _write(self, known: Mapping[str, _Entry]) -> None:
        content = json.dumps({link: (entry.state, entry.at) for link, entry in known.items()})
        try:
            tidy(self.file.parent)
            write_whole(self.file, content.encode())
        except OSError:
            return


@dataclass(frozen=True, slots=True)
class _Entry:
    state: LinkState
    at: float
