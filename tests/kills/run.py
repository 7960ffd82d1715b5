"""Kills the bot and refreshes at random moments while citizens ask, and judges what they got in the end."""

from __future__ import annotations

import random
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from tests.bot_api.citizen import Citizen, Desk
from tests.bot_api.process import Process, ProcessError
from tests.bot_api.refusal import Json
from tests.e2e.service import free_port
from tests.kills.crowd import SCRIPT, Crowd
from tests.kills.nursery import Nursery
from tests.kills.scene_of_crime import Scene, looked_at, mark
from tests.kills.stage import Stage
from tests.kills.verdict import Expected, Repeat

PAUSE = 0.25
"""Seconds between two citizens on average, each of whom sends four messages."""

BEFORE_READY = 0.25
"""Share of the kills that hit a bot that is still starting."""

MOST_WAITING = 30
"""Chats; a slow machine would never catch up with more."""

BETWEEN_REFRESHES = 2.0
LONGEST_LIFE = 2.0
LONGEST_REFRESH = 3.0
DRAIN_TIME = 300.0


@dataclass
class Outcome:
    """What happened; `far` are seconds between Telegram's acceptance and the kill for replies that came twice.

    `stories` tell all about chats in which something went wrong.
    """

    kills: int = 0
    refreshes_killed: int = 0
    refreshes_done: int = 0
    chats: int = 0
    messages: int = 0
    faults: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    permitted: list[Repeat] = field(default_factory=list)
    forbidden: list[Repeat] = field(default_factory=list)
    far: list[float] = field(default_factory=list)
    stories: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        return not (self.faults or self.unanswered or self.forbidden)


@dataclass(frozen=True, slots=True)
class Kill:
    """`reborn`: after this the server read nothing more of what the killed process had sent."""

    at: float
    scene: Scene
    reborn: float


class Run:
    """One bot that is killed `kills` times."""

    def __init__(self, stage: Stage, kills: int, seed: int, told: Callable[[str], None]) -> None:
        self._stage = stage
        self._wanted = kills
        self._random = random.Random(seed)  # noqa: S311  # chance, not secrecy
        self._told = told
        self._seed = seed
        self._kills: list[Kill] = []
        self.outcome = Outcome()

    def __call__(self) -> Outcome:
        self._stage.prepare(free_port())
        expected = self._expected()
        with Crowd(self._stage.desk, PAUSE, self._seed) as crowd, self._refreshing():
            for _ in range(self._wanted):
                crowd.hushed = self._live_and_die() > MOST_WAITING
        process = self._stage.serve()
        with process:
            self._drain(process, crowd.chats)
            if (status := process.stop(60)) != 0:
                self.outcome.faults.append(f"stopped with {status}")
        self._judge(expected, crowd.chats)
        return self.outcome

    def _expected(self) -> Expected:
        """From one citizen whom nothing disturbs."""
        before = self._stage.standing()
        process = self._stage.serve()
        with process:
            self._stage.is_ready(process, before)
            citizen = Citizen(self._stage.desk)
            for text in SCRIPT:
                citizen.say(text)
            self._drain(process, [citizen.id])
        return Expected.from_calls(self._calls()[citizen.id])

    def _live_and_die(self) -> int:
        """How many chats wait now."""
        before = self._stage.standing()
        process = self._stage.serve()
        began = time.monotonic()
        if self._random.random() > BEFORE_READY:
            self._stage.is_ready(process, before)
            time.sleep(self._random.uniform(0, LONGEST_LIFE))
        else:
            time.sleep(self._random.uniform(0.5, LONGEST_LIFE))
        process.must_run()
        at = time.time()
        process.kill()
        scene = self._scene()
        for _ in range(3):  # a busy server reads what lies in its sockets before it answers whoever comes now
            self._stage.desk.state()
        self._kills.append(Kill(at, scene, time.time()))
        self.outcome.kills += 1
        self.outcome.faults += scene.faults
        lived = time.monotonic() - began
        self._told(f"kill {len(self._kills)}: lived {lived:.1f} s, {len(scene.waiting)} chats waited")
        return len(scene.waiting)

    @contextmanager
    def _refreshing(self) -> Iterator[None]:
        """Snapshots are published all the while, and every second attempt is killed."""
        done = threading.Event()
        thread = threading.Thread(target=self._refresh_until, args=(done,), daemon=True)
        thread.start()
        yield
        done.set()
        thread.join()

    def _refresh_until(self, done: threading.Event) -> None:
        version, moment = 0, random.Random(self._seed + 1)  # noqa: S311  # chance, not secrecy
        while not done.is_set():
            version += 1
            self._stage.edit(version)
            process = self._stage.refresh()
            if version % 2:
                time.sleep(moment.uniform(0.5, LONGEST_REFRESH))
                process.kill()
                self.outcome.refreshes_killed += 1
            elif process.exit_code(60) == 0:
                self.outcome.refreshes_done += 1
            self.outcome.faults += looked_at(self._stage.data).faults
            done.wait(BETWEEN_REFRESHES)

    def _drain(self, process: Process, chats: list[int]) -> None:
        """Until everybody has been answered, as far as can be told from outside."""
        until, quiet = time.monotonic() + DRAIN_TIME, 0
        while quiet < 3:
            time.sleep(0.5)
            process.must_run()
            waiting = self._stage.desk.state()["pending"] or self._scene().waiting
            quiet = 0 if waiting else quiet + 1
            if time.monotonic() > until:
                raise ProcessError(f"not everybody was answered within {DRAIN_TIME} s\n{process.log[-2000:]}")

    def _scene(self) -> Scene:
        return looked_at(self._stage.data)

    def _judge(self, expected: Expected, chats: list[int]) -> None:
        calls = self._calls()
        self.outcome.chats, self.outcome.messages = len(chats), len(chats) * len(SCRIPT)
        for chat in chats:
            reading, wrong = expected.read(calls[chat]), len(self.outcome.forbidden) + len(self.outcome.unanswered)
            self.outcome.unanswered += [f"{chat}: {text}" for text in reading.missing]
            for repeat in reading.repeats:
                self._judge_repeat(repeat)
            if len(self.outcome.forbidden) + len(self.outcome.unanswered) > wrong:
                self.outcome.stories.append(self._story(chat, calls[chat]))

    def _judge_repeat(self, repeat: Repeat) -> None:
        """Permitted where a kill came after Telegram's acceptance and before our record; each kill explains one."""
        for number, kill in enumerate(self._kills):
            if kill.reborn > repeat.at and kill.scene.may_repeat(repeat.chat, repeat.mark):
                del self._kills[number].scene.waiting[repeat.chat]
                self.outcome.permitted.append(repeat)
                self.outcome.far.append(max(0.0, kill.at - repeat.at))
                return
        self.outcome.forbidden.append(repeat)

    def _story(self, chat: int, calls: list[Json]) -> str:
        """What the citizen got and when the process was killed, in seconds since the first message."""
        began = calls[0]["at"] if calls else 0.0
        got = [f"{call['at'] - began:.2f} {mark(call)} {call['parameters']['text'][:30]!r}" for call in calls]
        kills = [f"{kill.at - began:.2f} {kill.scene.waiting.get(chat)}" for kill in self._kills]
        return f"{chat}: got {got}, kills {kills}"

    def _calls(self) -> dict[int, list[Json]]:
        by_chat: dict[int, list[Json]] = defaultdict(list)
        for call in self._stage.desk.calls(method="sendMessage")["calls"]:
            if call["ok"]:
                by_chat[call["chat"]].append(call)
        return by_chat


def run(server: str, mode: str, kills: int, *, real: bool = False, told: Callable[[str], None] = print) -> Outcome:
    """One run against the server at that address; `real` with the bundled model."""
    seed = kills + len(mode) + 100 * real
    number = 5_000_000 + seed * 1000 + int(time.time()) % 1000
    with (
        tempfile.TemporaryDirectory() as folder,
        Desk(server, f"{number}:kills-{mode}-{seed}") as desk,
        nullcontext() if real else Nursery() as nursery,
    ):
        return Run(Stage(Path(folder) / "stage", desk, mode, nursery), kills, seed, told)()
