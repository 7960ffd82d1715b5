"""What was measured, as it is kept: one file, where each measurement replaces its predecessor and leaves the rest."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.benchmarks.peers.stages import Figures
from tests.benchmarks.peers.system import OURS


@dataclass(frozen=True, slots=True)
class Results:
    """`figures` by stage; `about` tells for each stage when it was taken and on what machine."""

    file: Path
    figures: dict[str, Figures] = field(default_factory=dict)
    about: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def load(cls, file: Path) -> Results:
        """An empty one where there is no file yet."""
        if not file.exists():
            return cls(file)
        read = json.loads(file.read_text(encoding="utf-8"))
        return cls(file, read["figures"], read["about"])

    def keep(self, stage: str, figures: Figures, load: float) -> None:
        """`load` is the machine's average load when the stage began."""
        self.figures[stage] = figures
        self.about[stage] = {"taken": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"), "load_before": round(load, 2)}
        self.about["machine"] = machine()
        self._save()

    def tell(self, versions: dict[str, Any], passages: int) -> None:
        """`passages`: how many the larger collection holds."""
        self.about.update(versions=versions, passages=passages)
        self._save()

    def of(self, stage: str, way: str, what: str) -> float | None:
        """None for what was not measured."""
        return self.figures.get(stage, {}).get(way, {}).get(what)

    def peers(self, stage: str, what: str) -> dict[str, float]:
        """All but ours, as far as it was measured."""
        measured = {way: figures[what] for way, figures in self.figures.get(stage, {}).items() if what in figures}
        return {way: figure for way, figure in measured.items() if not way.startswith(OURS)}

    def _save(self) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        written = json.dumps({"about": self.about, "figures": self.figures}, indent=1, ensure_ascii=False)
        self.file.write_text(written + "\n", encoding="utf-8")


def machine() -> dict[str, str | int]:
    """What the figures depend on besides the programs."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    told = dict(line.split(":", 1) for line in lines if ":" in line)
    return {
        "processor": {key.strip(): value.strip() for key, value in told.items()}.get("model name", platform.machine()),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "system": platform.platform(),
        "python": platform.python_version(),
    }
