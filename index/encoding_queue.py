"""Questions that arrive while another is encoded are encoded together: one run over all of them costs less."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from threading import Condition

from index.encoder import Vectors

PATIENCE = 0.005
"""Seconds after which nobody waits any longer for what is under way; a question alone takes about two thousandths."""
MOST = 8
"""Texts encoded together; more gain nothing and let the first of them wait."""


@dataclass(frozen=True, eq=False)
class _Waiting:
    text: str
    vector: Future[Vectors] = field(default_factory=Future)


class EncodingQueue:
    """Runs `encode` in the threads that ask; who comes while nothing is under way does not wait.

    `encode` takes texts to vectors, shape (texts, dimension), where no vector depends on the texts beside it.
    """

    def __init__(self, encode: Callable[[Sequence[str]], Vectors], patience: float = PATIENCE) -> None:
        self._encode = encode
        self._patience = patience
        self._changed = Condition()
        self._waiting: list[_Waiting] = []
        self._under_way = 0

    def vector(self, text: str) -> Vectors:
        """Shape (dimension,); raises what `encode` raises for this text."""
        mine = _Waiting(text)
        with self._changed:
            self._waiting.append(mine)
            self._changed.wait_for(lambda: mine not in self._waiting or not self._under_way, self._patience)
            batch = self._taken_with(mine) if mine in self._waiting else []
            self._under_way += len(batch)
        if batch:
            self._settle(batch)
        return mine.vector.result()

    def _taken_with(self, mine: _Waiting) -> list[_Waiting]:
        others = [each for each in self._waiting if each is not mine][: MOST - 1]
        self._waiting = [each for each in self._waiting if each is not mine and each not in others]
        return [mine, *others]

    def _settle(self, batch: Sequence[_Waiting]) -> None:
        try:
            if not self._settled(batch) and len(batch) > 1:  # whichever text it was, the others are not to blame
                for each in batch:
                    self._settled([each])
        finally:
            for each in batch:
                each.vector.cancel()  # where this thread is being stopped: nobody else may wait for it
            with self._changed:
                self._under_way -= len(batch)
                self._changed.notify_all()

    def _settled(self, batch: Sequence[_Waiting]) -> bool:
        try:
            vectors = self._encode([each.text for each in batch])
        except Exception as exc:
            if len(batch) == 1:
                batch[0].vector.set_exception(exc)
            return False
        for each, vector in zip(batch, vectors, strict=True):
            each.vector.set_result(vector)
        return True
