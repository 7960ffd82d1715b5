"""One system in a process of its own: commands come in on standard input, answers go out, a line of JSON each.

`python -m tests.benchmarks.peers.worker PEER dense|hybrid MODEL THREADS`, run by the peer's own interpreter.
"""

from __future__ import annotations

import json
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

from tests.benchmarks.peers.system import Search, System, Text


class Station:
    """A method for each command, its parameters those of the command."""

    def __init__(self, peer: str, model: Path, threads: int, *, hybrid: bool) -> None:
        made: type[System] = import_module(f"tests.benchmarks.peers.{peer}").System
        self._system = made(model, threads, hybrid=hybrid)
        self._search: Search | None = None

    def build(self, texts: str, folder: str) -> dict[str, Any]:
        """The seconds it took to index the texts in the file, the model being loaded, and those of the processor."""
        read = [Text(**each) for each in json.loads(Path(texts).read_text(encoding="utf-8"))]
        began, used = time.perf_counter(), time.process_time()
        self._system.build(read, Path(folder))
        return {"seconds": time.perf_counter() - began, "processor_seconds": time.process_time() - used}

    def open(self, folder: str) -> dict[str, Any]:
        self._search = self._system.open(Path(folder))
        return {}

    def ask(self, questions: list[str]) -> dict[str, Any]:
        """One after the other: milliseconds, and ids of passages, of each; milliseconds of processors of all."""
        assert self._search is not None
        took, found, used = [], [], time.process_time()
        for question in questions:
            began = time.perf_counter()
            found.append(self._search(question))
            took.append(1000 * (time.perf_counter() - began))
        return {"ms": took, "found": found, "processor_ms": 1000 * (time.process_time() - used)}

    def crowd(self, questions: list[str], clients: int) -> dict[str, Any]:
        """The seconds in which so many threads have asked all of them."""
        assert self._search is not None
        began = time.perf_counter()
        with ThreadPoolExecutor(clients) as pool:
            list(pool.map(self._search, questions))
        return {"seconds": time.perf_counter() - began}

    def versions(self, packages: list[str]) -> dict[str, Any]:
        return {package: metadata.version(package) for package in packages}


def main(peer: str, configuration: str, model: str, threads: str) -> None:
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # frameworks print what they like
    station = Station(peer, Path(model), int(threads), hybrid=configuration == "hybrid")
    for line in sys.stdin:
        command = json.loads(line)
        answer = getattr(station, command.pop("do"))(**command)
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
