"""Citizens who go on asking whatever happens to the bot, each in a chat of its own."""

from __future__ import annotations

import random
import threading
from types import TracebackType

from tests.bot_api.citizen import Citizen, Desk

SCRIPT = (
    "Wie viele neue Förderungen gibt es für Erfinder?",
    "/quellen",
    "Wann fand die Messe Nummer 7 statt?",
    "/hilfe",
)
"""Questions and commands in turn: the first is answered otherwise after each refresh, and the list of sources is longer
than one message."""


class Crowd:
    """Asks until it leaves, a new chat each `pause` seconds on average; while it is hushed, nobody new comes."""

    def __init__(self, desk: Desk, pause: float, seed: int) -> None:
        self.chats: list[int] = []
        self.hushed = False
        self._desk = Desk(desk.url, desk.token)  # a client of its own: this runs in a thread
        self._pause = pause
        self._random = random.Random(seed)  # noqa: S311  # chance, not secrecy
        self._leaving = threading.Event()
        self._thread = threading.Thread(target=self._ask, daemon=True)

    def __enter__(self) -> Crowd:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.leave()

    def leave(self) -> None:
        self._leaving.set()
        self._thread.join()
        self._desk.close()

    def _ask(self) -> None:
        while not self._leaving.wait(self._random.expovariate(1 / self._pause)):
            if self.hushed:
                continue
            citizen = Citizen(self._desk)
            for text in SCRIPT:
                citizen.say(text)
            self.chats.append(citizen.id)
