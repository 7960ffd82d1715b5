"""Encoder and reader as one thing that may fail and comes back by itself, while answers go on without it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Event, Lock, Thread
from typing import TypeVar

from bot.dialogue.library import PassageReader
from index.encoder import Encoder, EncoderFailure, Progress, Vectors
from index.reader import Reading

_log = logging.getLogger(__name__)
R = TypeVar("R")

PAUSES = (15.0, 30.0, 60.0, 120.0, 300.0)
"""Seconds before each attempt to load the models again; the last one from then on."""
PATIENCE = 3
"""After so many failures in a row the models are loaded anew; one strange text should not take them away from all."""


@dataclass(frozen=True, slots=True)
class Models:
    """What is loaded together, since it shares one model's weights."""

    encoder: Encoder
    reader: PassageReader | None = None


class AbsentEncoder:
    """An `Encoder` that never can be used: to see how answers are without one."""

    name = "none"
    fingerprint = ""
    dimension = 0

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        raise EncoderFailure("there is no encoder")

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        raise EncoderFailure("there is no encoder")


class Engine:
    """An `Encoder` and a `PassageReader` that raise EncoderFailure, and nothing else, as long as they cannot be used.

    `load` is called at once, and after failures again and again on a thread of its own. `fingerprint` is what the
    encoder's will be, "" where that is not known before it is loaded.
    """

    def __init__(
        self, load: Callable[[], Models], name: str, fingerprint: str, pauses: Sequence[float] = PAUSES
    ) -> None:
        self.name = name
        self.problem = ""
        self._load = load
        self._pauses = pauses
        self._promised = fingerprint
        self._lock = Lock()
        self._models: Models | None = None
        self._failures = 0
        self._closed = Event()
        self._mending: Thread | None = None
        if not self._try():
            self._mend()

    @property
    def fingerprint(self) -> str:
        models = self._models
        return models.encoder.fingerprint if models else self._promised

    @property
    def dimension(self) -> int:
        models = self._models
        return models.encoder.dimension if models else 0

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self._use(lambda models: models.encoder.encode_queries(texts))

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        return self._use(lambda models: models.encoder.encode_passages(texts, progress))

    def read(self, question: str, contexts: Sequence[str]) -> tuple[Reading, ...]:
        return self._use(lambda models: models.reader.read(question, contexts) if models.reader else ())

    def close(self) -> None:
        """Try no more."""
        self._closed.set()

    def _use(self, work: Callable[[Models], R]) -> R:
        models = self._models
        if models is None:
            raise EncoderFailure(self.problem)
        try:
            result = work(models)
        except Exception as exc:
            self._failed(exc)
            raise EncoderFailure(self.problem) from exc
        if self._failures:
            self._works()
        return result

    def _works(self) -> None:
        with self._lock:
            self._failures, self.problem = 0, ""

    def _failed(self, exc: Exception) -> None:
        """The error's words may quote a citizen."""
        with self._lock:
            self._failures += 1
            self.problem = f"the model {self.name!r} fails ({type(exc).__name__})"
            if self._failures == 1:
                _log.error("%s; answered by words alone", self.problem)
            if self._failures < PATIENCE:
                return
            self._models = None
        self._mend()

    def _mend(self) -> None:
        with self._lock:
            if self._mending is None and not self._closed.is_set():
                self._mending = Thread(target=self._try_until_loaded, name="engine", daemon=True)
                self._mending.start()

    def _try_until_loaded(self) -> None:
        attempt = 0
        while not self._closed.wait(self._pauses[min(attempt, len(self._pauses) - 1)]):
            attempt += 1
            if self._try():
                _log.warning("the model %r is loaded again; answers are complete", self.name)
                break
        with self._lock:
            self._mending = None

    def _try(self) -> bool:
        try:
            models = self._load()
        except Exception as exc:  # whatever damaged files make the libraries raise
            told = " ".join(str(exc).split())
            if told != self.problem:
                _log.error("answers are found by words alone until the model can be loaded: %s", told)
            self.problem = told
            return False
        with self._lock:
            self._models, self._failures, self.problem = models, 0, ""
        return True
