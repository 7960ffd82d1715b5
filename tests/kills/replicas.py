"""Several replicas behind one address and a real PostgreSQL: one after the other is killed while citizens ask."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from bot.inbox.watch import LEASE
from bot.storage.storage import Storage
from tests.bot_api.citizen import Citizen, Desk
from tests.bot_api.process import Process, ProcessError
from tests.e2e.service import free_port
from tests.kills.crowd import SCRIPT, Crowd
from tests.kills.nursery import Nursery
from tests.kills.run import LONGEST_LIFE, MOST_WAITING, PAUSE, Kill, Outcome, Run
from tests.kills.scene_of_crime import Scene, looked_up
from tests.kills.stage import Stage
from tests.kills.verdict import Expected

if TYPE_CHECKING:
    from tests.postgresql import Server

BACK_AT_ONCE = 0.5
"""Share of the killed that are started anew before the others take over, as a supervisor does."""


class ReplicasRun(Run):
    """`kills` kills, each of one replica; all others live on."""

    def __init__(
        self, stages: Sequence[Stage], server: Server, kills: int, seed: int, told: Callable[[str], None]
    ) -> None:
        super().__init__(stages[0], kills, seed, told)
        self._stages = stages
        self._server = server
        self._database = stages[0].database.rpartition("/")[2]

    def __call__(self) -> Outcome:
        ports = [free_port() for _ in self._stages]
        for stage, port in zip(self._stages, ports, strict=True):
            stage.prepare(port)
        self._stage.desk.replicas([f"http://127.0.0.1:{port}/hook" for port in ports])
        with ExitStack() as lives:
            replicas = [self._born(stage) for stage in self._stages]
            expected = self._followed(replicas)
            with Crowd(self._stage.desk, PAUSE, self._seed) as crowd:
                for _ in range(self._wanted):
                    time.sleep(self._random.uniform(0, LONGEST_LIFE))
                    self._kill_one(replicas)
                    crowd.hushed = len(self._scene().waiting) > MOST_WAITING
            self._drain(replicas[0], crowd.chats)
            for process in replicas:
                lives.enter_context(process)
                if (status := process.stop(60)) != 0:
                    self.outcome.faults.append(f"stopped with {status}")
        self._judge(expected, crowd.chats)
        return self.outcome

    def _followed(self, replicas: Sequence[Process]) -> Expected:
        """What a citizen gets whom nothing disturbs."""
        citizen = Citizen(self._stage.desk)
        for text in SCRIPT:
            citizen.say(text)
        self._drain(replicas[0], [citizen.id])
        return Expected.from_calls(self._calls()[citizen.id])

    def _born(self, stage: Stage) -> Process:
        before = stage.standing()
        process = stage.serve()
        stage.is_ready(process, before)
        return process

    def _kill_one(self, replicas: list[Process]) -> None:
        which = self._random.randrange(len(replicas))
        stage, process = self._stages[which], replicas[which]
        process.must_run()
        at = time.time()
        process.kill()
        scene = looked_up(self._server, self._database, Storage(stage.data).place)
        self.outcome.kills += 1
        if self._random.random() > BACK_AT_ONCE:
            self._wait_until_taken_over(Storage(stage.data).place)
        replicas[which] = self._born(stage)
        self._kills.append(Kill(at, scene, time.time()))
        self._told(f"kill {len(self._kills)}: replica {which}, {len(scene.waiting)} chats waited for it")

    def _wait_until_taken_over(self, name: str) -> None:
        until = time.monotonic() + 3 * LEASE
        while (name,) in self._server.ask(self._database, "SELECT name FROM replicas"):
            if time.monotonic() > until:
                raise ProcessError(f"nobody took over what {name} had within {3 * LEASE} s")
            time.sleep(0.2)

    def _scene(self) -> Scene:
        return looked_up(self._server, self._database)


def run_replicas(
    address: str, server: Server, kills: int, *, replicas: int = 2, told: Callable[[str], None] = print
) -> Outcome:
    """One run against the Bot API server at that address and this PostgreSQL."""
    number = 6_000_000 + int(time.time()) % 1_000_000
    database = server.fresh()
    with (
        tempfile.TemporaryDirectory() as folder,
        Desk(address, f"{number}:kills-replicas") as desk,
        Nursery() as nursery,
    ):
        stages = [Stage(Path(folder) / f"stage-{each}", desk, "webhook", nursery, database) for each in range(replicas)]
        return ReplicasRun(stages, server, kills, kills + replicas, told)()
