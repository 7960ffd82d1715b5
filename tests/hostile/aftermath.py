"""What is left after a refresh that was broken off, and what the next one makes of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.hostile.forked import Ended, run
from tests.hostile.scene import AFTER, BEFORE, Scene


@dataclass(frozen=True, slots=True)
class Aftermath:
    """`live` tells whose documents are live: "before", "after", or what else there is. `status` is the refresh's."""

    case: str
    status: int
    err: str
    live: str
    documents_untouched: bool
    next_status: int
    next_err: str
    next_live: str
    unfinished: list[str]
    audit: list[str]

    @property
    def is_sound(self) -> bool:
        """Nothing broken, nothing lost, nothing left lying about."""
        return (
            self.live in ("before", "after")
            and self.documents_untouched
            and (self.next_status, self.next_live, self.unfinished) == (0, "after", [])
        )


@contextmanager
def copy_of(seed: Scene, folder: Path) -> Iterator[Scene]:
    """A scene of its own, whose documents have just changed."""
    scene = Scene(folder, folder / "var")
    shutil.copytree(seed.folder, folder)
    scene.write(AFTER)
    yield scene
    shutil.rmtree(folder)


def aftermath(scene: Scene, case: str, refresh: Callable[[], Ended], relief: Callable[[], None]) -> Aftermath:
    """Break a refresh off, look around, relieve what broke it off, refresh again."""
    before = scene.fingerprint()
    ended = refresh()
    live = live_in(scene)
    untouched = scene.fingerprint() == before
    relief()
    following = run(scene, "refresh")
    return Aftermath(
        case=case,
        status=ended.status,
        err=ended.err,
        live=live,
        documents_untouched=untouched,
        next_status=following.status,
        next_err=following.err,
        next_live=quoted_in(scene),
        unfinished=scene.unfinished(),
        audit=audited(scene),
    )


def audited(scene: Scene) -> list[str]:
    """The acts in the audit log, and each line that is no entry."""
    lines = (scene.data / "audit.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["act"] if line.startswith("{") and line.endswith("}") else line for line in lines]


def live_in(scene: Scene) -> str:
    """Asks `strategiebot status`, then looks at what is live."""
    status = run(scene, "status", "--json")
    if status.status:
        return f"unhealthy: {status.out} {status.err}"
    return quoted_in(scene)


def quoted_in(scene: Scene) -> str:
    """Whose documents the live snapshot holds."""
    folder = scene.data / "snapshots" / (scene.data / "snapshots" / "live").read_text(encoding="utf-8").strip()
    lines = (folder / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    quoted = "\n".join(json.loads(line)["body"] for line in lines)
    for name, texts in (("before", BEFORE), ("after", AFTER)):
        if all(text in quoted for text in texts.values()):
            return name
    return quoted
