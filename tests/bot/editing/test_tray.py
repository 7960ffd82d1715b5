"""What waits: bounded, forgotten after a week, never half there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.editing import tray as module
from bot.editing.office import Submission
from bot.editing.tray import MOST_WAITING, Tray, TrayFull, Waiting

START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def waiting(tray: Tray, at: datetime = START) -> Waiting:
    building = tray.begin(10)
    found = Submission(tray.ref_of(building), "x.md", "X", "", "", "", (), ())
    kept = Waiting(found, "x", "staff:Erika", at, "x.md")
    tray.keep(building, kept)
    return kept


def test_what_was_kept_is_found_oldest_first(tmp_path: Path) -> None:
    tray = Tray(tmp_path / "tray", lambda: START)
    later, earlier = waiting(tray, START), waiting(tray, START - timedelta(days=1))
    assert tray.waiting() == (earlier, later)
    assert Tray(tmp_path / "tray", lambda: START).get(later.submission.ref) == later


def test_after_a_week_nothing_waits_any_longer(tmp_path: Path) -> None:
    now = [START]
    tray = Tray(tmp_path, lambda: now[0])
    kept = waiting(tray)
    now[0] += timedelta(days=7)
    assert tray.get(kept.submission.ref) == kept
    now[0] += timedelta(seconds=1)
    assert tray.get(kept.submission.ref) is None
    assert list(tmp_path.iterdir()) == []


def test_only_so_many_may_wait(tmp_path: Path) -> None:
    tray = Tray(tmp_path, lambda: START)
    refs = [waiting(tray).submission.ref for _ in range(MOST_WAITING)]
    with pytest.raises(TrayFull):
        tray.begin(1)
    assert tray.remove(refs[0])
    tray.begin(1)


def test_only_so_much_may_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST_TOTAL", 1000)
    tray = Tray(tmp_path, lambda: START)
    with pytest.raises(TrayFull):
        tray.begin(1001)
    tray.begin(1000)


def test_what_a_killed_process_left_half_written_is_cleared_at_the_next_start(tmp_path: Path) -> None:
    tray = Tray(tmp_path, lambda: START)
    kept, half = waiting(tray), tray.begin(1)
    assert half.exists()
    Tray(tmp_path, lambda: START).clear()
    assert not half.exists()
    assert tray.waiting() == (kept,)


@pytest.mark.parametrize("ref", ["", "..", "../tray", "0123456789", "x" * 5000, "\x00", "0123456789\n"])
def test_no_reference_leads_out_of_the_tray(tmp_path: Path, ref: str) -> None:
    tray = Tray(tmp_path / "tray", lambda: START)
    (tmp_path / "submission.json").write_text("{}", encoding="utf-8")
    assert tray.get(ref) is None


def test_of_two_who_remove_one_is_told_so(tmp_path: Path) -> None:
    tray = Tray(tmp_path, lambda: START)
    ref = waiting(tray).submission.ref
    assert (tray.remove(ref), tray.remove(ref)) == (True, False)


def test_what_has_waited_for_a_week_is_removed_and_counted(tmp_path: Path) -> None:
    now = [START]
    tray = Tray(tmp_path / "tray", lambda: now[0])
    assert tray.expire() == 0
    waiting(tray, START - timedelta(days=6))
    kept = waiting(tray, START)
    now[0] = START + timedelta(days=2)
    assert (tray.expire(), tray.expire()) == (1, 0)
    assert [path.name for path in tray.folder.iterdir()] == [kept.submission.ref]
