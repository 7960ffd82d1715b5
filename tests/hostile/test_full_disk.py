"""A refresh on a small disk that becomes full, really full, at one step or another."""

from __future__ import annotations

from pathlib import Path

from tests.hostile.driver import found_by


def test_a_disk_that_becomes_full_leaves_the_live_snapshot_alone(tmp_path: Path, mounting: tuple[str, ...]) -> None:
    *full, roomy = found_by("full_disk", tmp_path, stride=9, before=mounting)
    assert [each for each in (*full, roomy) if not each.is_sound] == []
    assert (roomy.status, roomy.live) == (0, "after")
    assert len(full) >= 5
    sentence = (
        f"strategiebot: there is no room left in {str(tmp_path / 'disk' / 'var')!r}; what was live stays live; "
        "make room, then run `strategiebot refresh` again\n"
    )
    assert {(each.status, each.live, each.err) for each in full} == {(1, "before", sentence)}
