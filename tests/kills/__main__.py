"""`python -m tests.kills --kills 100 --real 4`: prints the figures; exit status 1 where one is not reached."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from tests.bot_api.process import started_server
from tests.e2e.service import MODES
from tests.kills.run import Outcome, run


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100, help="with the hashing encoder, shared by the two modes")
    parser.add_argument("--real", type=int, default=0, help="further ones with the bundled model")
    parser.add_argument("--replicas", type=int, default=1, help="with more than one, each kill hits one of them")
    wanted = parser.parse_args()
    good = True
    with tempfile.TemporaryDirectory() as folder:
        process, server = started_server(Path(folder) / "server.log")
        with process:
            if wanted.replicas > 1:
                return 0 if _told(*_with_replicas(server, wanted.kills, wanted.replicas)) else 1
            for mode, kills, real in _runs(wanted.kills, wanted.real):
                outcome = run(server, mode, kills, real=real, told=_progress)
                good = _told({"mode": mode, "real_model": real}, outcome) and good
    return 0 if good else 1


def _with_replicas(server: str, kills: int, replicas: int) -> tuple[dict[str, object], Outcome]:
    from tests.kills.replicas import run_replicas
    from tests.postgresql import running_postgresql

    with running_postgresql() as postgresql:
        return {"replicas": replicas}, run_replicas(server, postgresql, kills, replicas=replicas, told=_progress)


def _told(what: dict[str, object], outcome: Outcome) -> bool:
    print(json.dumps({**what, **_figures(outcome)}), flush=True)
    for story in outcome.stories:
        _progress(story)
    return outcome.good


def _runs(kills: int, real: int) -> list[tuple[str, int, bool]]:
    half = kills // 2
    runs = [(MODES[0], kills - half, False), (MODES[1], half, False), (MODES[0], real, True)]
    return [each for each in runs if each[1]]


def _figures(outcome: Outcome) -> dict[str, object]:
    return {
        "kills": outcome.kills,
        "refreshes_killed": outcome.refreshes_killed,
        "refreshes_published": outcome.refreshes_done,
        "chats": outcome.chats,
        "messages": outcome.messages,
        "unanswered": len(outcome.unanswered),
        "twice_in_the_permitted_window": len(outcome.permitted),
        "twice_otherwise": len(outcome.forbidden),
        "longest_window_ms": round(1000 * max(outcome.far, default=0.0)),
        "faults": outcome.faults,
        "examples": [*outcome.unanswered[:3], *map(str, outcome.forbidden[:3])],
    }


def _progress(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
