"""A worker as the benchmark sees it: started in the peer's environment, asked line by line, looked at from outside."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.benchmarks.peers.environment import interpreter
from tests.benchmarks.peers.system import Way
from tests.bot_api.process import ROOT

QUIET = {
    "ANONYMIZED_TELEMETRY": "False",
    "HAYSTACK_TELEMETRY_ENABLED": "False",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_OFFLINE": "1",
    "TOKENIZERS_PARALLELISM": "false",
}
"""Nobody reports home or looks for models elsewhere, and tokenizers take no threads beside those that are given."""


class WorkerFailure(Exception):
    """A worker has ended; the message names it and its log."""


class Worker:
    """`threads` is what torch, FAISS, BLAS and ONNX Runtime may use."""

    def __init__(self, way: Way, model: Path, threads: int, log: Path) -> None:
        self._way, self._log = way, log
        configuration = "hybrid" if way.hybrid else "dense"
        command = [str(interpreter(way.peer)), "-m", "tests.benchmarks.peers.worker"]
        with log.open("ab") as errors:
            self._process = subprocess.Popen(
                [*command, way.peer, configuration, str(model), str(threads)],
                cwd=ROOT,
                env=os.environ | QUIET | _threads(threads),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        assert self._process.stdin
        assert self._process.stdout
        self._commands, self._answers = self._process.stdin, self._process.stdout

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with contextlib.suppress(BrokenPipeError):
            self._commands.close()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._answers.close()

    def does(self, command: str, **parameters: Any) -> dict[str, Any]:
        """The answer; raises WorkerFailure when there is none."""
        line = ""
        with contextlib.suppress(BrokenPipeError):
            self._commands.write(json.dumps({"do": command, **parameters}) + "\n")
            self._commands.flush()
            line = self._answers.readline()
        if not line:
            raise WorkerFailure(f"{self._way.name} ended while asked to {command}; see {self._log}")
        answer: dict[str, Any] = json.loads(line)
        return answer

    @property
    def pid(self) -> int:
        return self._process.pid


def _threads(count: int) -> dict[str, str]:
    return dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), str(count))
